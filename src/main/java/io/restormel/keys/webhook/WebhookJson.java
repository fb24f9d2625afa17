package io.restormel.keys.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.restormel.keys.platform.Tagged;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook on the wire, without its secret; times in epoch milliseconds. */
record WebhookJson(
        UUID id,
        @JsonProperty("workspace_id") UUID workspaceId,
        String url,
        @JsonProperty("event_types") List<String> eventTypes,
        boolean enabled,
        @JsonProperty("disabled_reason") @Nullable String disabledReason,
        @JsonProperty("last_success_at") @Nullable Long lastSuccessAt,
        @JsonProperty("created_at") long createdAt)
        implements Tagged {

    /** Deliveries are no edits. */
    @Override
    public Object tagged() {
        return List.of(url, eventTypes, enabled);
    }

    static WebhookJson of(Webhook webhook) {
        var success = webhook.lastSuccessAt();
        return new WebhookJson(
                webhook.id(),
                webhook.workspaceId(),
                webhook.url(),
                webhook.eventTypes(),
                webhook.enabled(),
                webhook.disabledReason(),
                success == null ? null : success.toEpochMilli(),
                webhook.createdAt().toEpochMilli());
    }
}
