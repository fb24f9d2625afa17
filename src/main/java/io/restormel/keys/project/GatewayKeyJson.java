package io.restormel.keys.project;

import io.restormel.keys.access.KeyScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Gateway Key on the wire, without its secret; times in milliseconds of the epoch.
 *
 * @param plain whether the key was created without scopes
 * @param scopes what it may do now
 * @param outgoing the secret that a rotation replaced, as long as it works; null when there is none
 */
record GatewayKeyJson(
        UUID id,
        String keyPrefix,
        @Nullable String label,
        long createdAt,
        @Nullable Long lastUsedAt,
        String type,
        @Nullable UUID environmentId,
        @Nullable Long expiresAt,
        boolean plain,
        List<String> scopes,
        List<String> ipRanges,
        @Nullable Integer requestsPerMinute,
        @Nullable Long rotatedAt,
        @Nullable OutgoingJson outgoing,
        long revision) {

    static final String TYPE = "gateway";

    record OutgoingJson(
            String keyPrefix, long expiresAt, @Nullable Long lastUsedAt) {}

    static GatewayKeyJson of(GatewayKey key) {
        var outgoing = key.outgoing();
        return new GatewayKeyJson(
                key.id(),
                key.shown(),
                key.label(),
                key.createdAt().toEpochMilli(),
                millis(key.lastUsedAt()),
                TYPE,
                key.environmentId(),
                millis(key.expiresAt()),
                key.settings().scopes() == null,
                key.scopes().stream().map(KeyScope::wire).sorted().toList(),
                key.settings().ipRanges(),
                key.settings().requestsPerMinute(),
                millis(key.rotatedAt()),
                outgoing == null
                        ? null
                        : new OutgoingJson(
                                outgoing.shown(), outgoing.expiresAt().toEpochMilli(), millis(outgoing.lastUsedAt())),
                key.revision());
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
