package io.restormel.keys.credential;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A binding on the wire, by the names that the original's clients know. */
record BindingJson(
        UUID id,
        UUID providerIntegrationId,
        UUID projectId,
        @Nullable UUID environmentId,
        String status,
        @Nullable String usageMode,
        long createdAt) {

    static BindingJson of(CredentialBinding binding) {
        return new BindingJson(
                binding.id(),
                binding.credentialId(),
                binding.projectId(),
                binding.environmentId(),
                "active",
                null,
                binding.createdAt().toEpochMilli());
    }
}
