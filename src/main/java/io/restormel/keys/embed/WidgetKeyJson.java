package io.restormel.keys.embed;

import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialStatus;
import io.restormel.keys.engine.Providers;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An end user's key as the KeyManager shows it; times in milliseconds of the epoch. */
record WidgetKeyJson(
        UUID id,
        String providerId,
        @Nullable String label,
        String mask,
        String status,
        @Nullable String code,
        @Nullable Long verifiedAt,
        @Nullable Long lastUsedAt,
        long createdAt) {

    static WidgetKeyJson of(Credential key) {
        var verification = key.verification();
        return new WidgetKeyJson(
                key.id(),
                Providers.wire(key.providerType()),
                key.label(),
                ProviderFacts.mask(key.providerType(), key.suffix()),
                status(key),
                code(verification.code()),
                millis(verification.at()),
                millis(key.lastUsedAt()),
                key.createdAt().toEpochMilli());
    }

    /** To its end user, a key that the host paused is as gone as one that it revoked. */
    private static String status(Credential key) {
        if (key.status() != CredentialStatus.ACTIVE) {
            return "revoked";
        }
        return switch (key.verification().state()) {
            case null -> "active";
            case FAILED -> "invalid";
            case PENDING -> "pending";
            case VERIFIED, REFERENCE_ONLY -> "active";
        };
    }

    private static @Nullable String code(@Nullable String code) {
        if (code == null || code.equals("valid")) {
            return null;
        }
        return code.equals("refused_address") ? "network" : code;
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
