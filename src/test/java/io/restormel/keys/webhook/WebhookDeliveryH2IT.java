package io.restormel.keys.webhook;

import io.restormel.keys.support.OnH2;

@OnH2
class WebhookDeliveryH2IT extends WebhookDeliveryContract {}
