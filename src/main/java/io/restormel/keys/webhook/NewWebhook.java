package io.restormel.keys.webhook;

/** A webhook with its signing secret, which is shown this once. */
public record NewWebhook(Webhook webhook, String signingSecret) {

    @Override
    public String toString() {
        return "NewWebhook[" + webhook.id() + "]";
    }
}
