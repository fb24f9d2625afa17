package io.restormel.keys.webhook;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class GovernanceEventsPostgresIT extends GovernanceEventsContract {}
