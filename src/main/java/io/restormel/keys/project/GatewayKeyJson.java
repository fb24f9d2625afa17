package io.restormel.keys.project;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Gateway Key on the wire, without its secret; times in milliseconds of the epoch. */
record GatewayKeyJson(
        UUID id,
        String keyPrefix,
        @Nullable String label,
        long createdAt,
        @Nullable Long lastUsedAt,
        String type,
        @Nullable UUID environmentId,
        @Nullable Long expiresAt,
        List<String> scopes) {

    static final String TYPE = "gateway";

    static GatewayKeyJson of(GatewayKey key) {
        return new GatewayKeyJson(
                key.id(),
                key.shown(),
                key.label(),
                key.createdAt().toEpochMilli(),
                millis(key.lastUsedAt()),
                TYPE,
                key.environmentId(),
                millis(key.expiresAt()),
                key.scopes().stream().sorted().toList());
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
