package io.restormel.keys.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a webhook; null leaves a field as it is. */
public record WebhookChange(
        @Nullable String url,
        @Nullable List<String> eventTypes,
        @Nullable Boolean enabled) {

    public static WebhookChange enabled(boolean enabled) {
        return new WebhookChange(null, null, enabled);
    }

    /** Without the address, which may be secret. */
    @Override
    public String toString() {
        return "WebhookChange[" + eventTypes + " " + enabled + "]";
    }
}
