package io.restormel.keys.project;

import io.restormel.keys.access.KeyScope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An app's key to this product, without its secret. Immutable.
 *
 * @param scopes what it may do now, see {@link GatewayKeySettings#scopes}
 * @param shown the start of the key and an ellipsis
 * @param createdBy id of the person or key, or null when unknown
 * @param lastUsedAt to the minute; null when never used
 * @param rotatedAt when it got its present secret; null when it has its first
 * @param outgoing the secret before that, as long as it works; null when it does not
 * @param revision of the settings and the secret, 1 at first
 */
public record GatewayKey(
        UUID id,
        UUID projectId,
        GatewayKeySettings settings,
        Set<KeyScope> scopes,
        String shown,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant rotatedAt,
        @Nullable Outgoing outgoing,
        long revision) {

    public GatewayKey {
        scopes = Set.copyOf(scopes);
    }

    /**
     * A secret that was replaced and works on for a while.
     *
     * @param shown the start of the key and an ellipsis
     * @param expiresAt the first instant at which it is no longer good
     * @param lastUsedAt to the minute, since it was replaced; null when not used since
     */
    public record Outgoing(
            String shown, Instant expiresAt, @Nullable Instant lastUsedAt) {}

    /** See {@link GatewayKeySettings}. */
    public @Nullable String label() {
        return settings.label();
    }

    /** See {@link GatewayKeySettings}. */
    public @Nullable UUID environmentId() {
        return settings.environmentId();
    }

    /** See {@link GatewayKeySettings}. */
    public @Nullable Instant expiresAt() {
        return settings.expiresAt();
    }
}
