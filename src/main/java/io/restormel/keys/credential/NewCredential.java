package io.restormel.keys.credential;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A credential to be added. With a secret it is sealed, with a reference it is one, with neither the host holds it.
 *
 * @param providerType any spelling
 */
public record NewCredential(
        String providerType,
        @Nullable String label,
        @Nullable ProviderSecret secret,
        @Nullable String reference,
        @Nullable URI baseUrl,
        Reach reach,
        Terms terms) {

    CredentialMode mode() {
        if (secret != null) {
            return CredentialMode.SEALED;
        }
        return reference != null ? CredentialMode.REFERENCE : CredentialMode.HOST;
    }
}
