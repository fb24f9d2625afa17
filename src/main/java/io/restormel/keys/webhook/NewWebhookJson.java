package io.restormel.keys.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A webhook on the wire with its signing secret, this once. */
record NewWebhookJson(
        WebhookJson webhook, @JsonProperty("signing_secret") String signingSecret) {

    static NewWebhookJson of(NewWebhook created) {
        return new NewWebhookJson(WebhookJson.of(created.webhook()), created.signingSecret());
    }

    @Override
    public String toString() {
        return "NewWebhookJson[" + webhook.id() + "]";
    }
}
