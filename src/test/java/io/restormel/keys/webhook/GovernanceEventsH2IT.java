package io.restormel.keys.webhook;

import io.restormel.keys.support.OnH2;

@OnH2
class GovernanceEventsH2IT extends GovernanceEventsContract {}
