package io.restormel.keys.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told of changes in its workspace.
 *
 * @param url may itself be a secret, and so is in no log and no event
 * @param eventTypes names of events, or {@link WebhookEvent#ALL} alone
 * @param disabledReason why we disabled it; null when it is enabled or a person disabled it
 * @param secretVersion from 1; one more with each rotation
 * @param previousSecretUntil until when the secret before is used as well; null before the first rotation
 * @param lastSuccessAt when a delivery was last taken; null when none was yet
 * @param createdBy id of the person or key
 */
public record Webhook(
        UUID id,
        UUID workspaceId,
        String url,
        List<String> eventTypes,
        boolean enabled,
        @Nullable String disabledReason,
        int secretVersion,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant lastSuccessAt,
        @Nullable String createdBy,
        Instant createdAt) {

    /** The reason of one that took nothing for 24 hours. */
    public static final String FAILING = "failing";

    public Webhook {
        eventTypes = List.copyOf(eventTypes);
    }

    /** How events name it: without what may be secret in its address. */
    public String host() {
        return Objects.requireNonNullElse(URI.create(url).getHost(), "webhook");
    }

    /** The first of these names that it wants to hear. */
    @Nullable
    String wanted(List<String> events) {
        return events.stream()
                .filter(event -> eventTypes.contains(WebhookEvent.ALL) || eventTypes.contains(event))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}
