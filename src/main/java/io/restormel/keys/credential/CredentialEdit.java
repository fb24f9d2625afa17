package io.restormel.keys.credential;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** All of a credential that can be edited, as it is to be. */
public record CredentialEdit(
        @Nullable String label,
        CredentialStatus status,
        Reach reach,
        @Nullable String reference,
        @Nullable URI baseUrl,
        Terms terms) {

    /** As it is. */
    public static CredentialEdit of(Credential credential) {
        return new CredentialEdit(
                credential.label(),
                credential.status(),
                credential.reach(),
                credential.reference(),
                credential.baseUrl(),
                credential.terms());
    }

    public CredentialEdit withStatus(CredentialStatus changed) {
        return new CredentialEdit(label, changed, reach, reference, baseUrl, terms);
    }

    public CredentialEdit withLabel(@Nullable String changed) {
        return new CredentialEdit(changed, status, reach, reference, baseUrl, terms);
    }

    public CredentialEdit withBaseUrl(@Nullable URI changed) {
        return new CredentialEdit(label, status, reach, reference, changed, terms);
    }
}
