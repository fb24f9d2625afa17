package io.restormel.keys.webhook;

import io.restormel.keys.support.OnH2;

@OnH2
class WebhookOutboxH2IT extends WebhookOutboxContract {}
