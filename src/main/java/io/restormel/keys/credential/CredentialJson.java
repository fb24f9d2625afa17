package io.restormel.keys.credential;

import io.restormel.keys.engine.Providers;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A credential on the wire, without its secret; times in milliseconds of the epoch. */
record CredentialJson(
        UUID id,
        String providerType,
        @Nullable String label,
        String owner,
        String mode,
        @Nullable String reference,
        @Nullable URI baseUrl,
        String status,
        String reach,
        @Nullable String verification,
        @Nullable String verificationCode,
        @Nullable Long verifiedAt,
        @Nullable String masked,
        @Nullable Long previousUntil,
        int orderIndex,
        int weight,
        List<String> allowedModels,
        @Nullable BigDecimal monthlyCapUsd,
        boolean usable,
        boolean unusedFor30Days,
        long revision,
        @Nullable String createdBy,
        long createdAt,
        long updatedAt,
        @Nullable Long lastUsedAt) {

    static CredentialJson of(Credential credential, Instant now) {
        var verification = credential.verification();
        var terms = credential.terms();
        return new CredentialJson(
                credential.id(),
                Providers.wire(credential.providerType()),
                credential.label(),
                credential.owner().isEndUser() ? "end_user" : "workspace",
                credential.mode().wire(),
                credential.reference(),
                credential.baseUrl(),
                credential.status().wire(),
                credential.reach().wire(),
                verification.wire(),
                verification.code(),
                millis(verification.at()),
                credential.masked(),
                millis(credential.previousUntil()),
                terms.orderIndex(),
                terms.weight(),
                terms.allowedModels(),
                terms.monthlyCapUsd(),
                credential.usable(),
                credential.longUnused(now),
                credential.revision(),
                credential.createdBy(),
                credential.createdAt().toEpochMilli(),
                credential.updatedAt().toEpochMilli(),
                millis(credential.lastUsedAt()));
    }

    static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
