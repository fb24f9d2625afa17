package io.restormel.keys.project;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An app's key to this product, without its secret. Immutable.
 *
 * @param environmentId the only environment it is good for; null for all of the project
 * @param label what people call it, at most 120 characters; null when it has none
 * @param shown the start of the key and an ellipsis
 * @param createdBy id of the person or key, or null when unknown
 * @param expiresAt the first instant at which it is no longer good; null when it never expires
 * @param lastUsedAt to the minute; null when never used
 * @param scopes what it may do beyond what every key may, such as {@code credentials}
 */
public record GatewayKey(
        UUID id,
        UUID projectId,
        @Nullable UUID environmentId,
        @Nullable String label,
        String shown,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        Set<String> scopes) {

    public GatewayKey {
        scopes = Set.copyOf(scopes);
    }
}
