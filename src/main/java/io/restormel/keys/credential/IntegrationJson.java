package io.restormel.keys.credential;

import io.restormel.keys.engine.Providers;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A credential as the original's clients know it: a "connection". */
record IntegrationJson(
        UUID id,
        UUID workspaceId,
        String providerType,
        @Nullable String displayName,
        String status,
        @Nullable String verificationStatus,
        @Nullable String credentialRef,
        boolean hasEncryptedCredential,
        @Nullable String credentialMasked,
        @Nullable String createdBy,
        long createdAt,
        @Nullable Long lastVerifiedAt,
        Map<String, Object> metadata,
        @Nullable String region,
        long revision) {

    static IntegrationJson of(Credential credential) {
        var verification = credential.verification();
        return new IntegrationJson(
                credential.id(),
                credential.owner().workspaceId(),
                Providers.wire(credential.providerType()),
                credential.label(),
                credential.status().wire(),
                verification.wire(),
                credential.reference(),
                credential.mode() == CredentialMode.SEALED,
                credential.masked(),
                credential.createdBy(),
                credential.createdAt().toEpochMilli(),
                CredentialJson.millis(verification.at()),
                Map.of(),
                null,
                credential.revision());
    }

    /** The reply to a verification. */
    record VerifiedJson(
            @Nullable String verificationStatus, @Nullable Long lastVerifiedAt, String verificationDetail) {

        static VerifiedJson of(VerificationService.Outcome outcome) {
            var verification = outcome.credential().verification();
            return new VerifiedJson(verification.wire(), CredentialJson.millis(verification.at()), outcome.detail());
        }
    }
}
