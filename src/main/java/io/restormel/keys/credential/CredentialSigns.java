package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.provider.KeyVerifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What can be told of credentials for whoever watches how calls do. Tells no secret, and asks nobody's right. */
@Component
public class CredentialSigns {

    private static final int MOST_LOOKED_AT = 1_000;

    private final CredentialRepository credentials;
    private final SpendRepository checkouts;
    private final SecretStore secrets;
    private final ObjectProvider<KeyVerifier> verifiers;

    CredentialSigns(
            CredentialRepository credentials,
            SpendRepository checkouts,
            SecretStore secrets,
            ObjectProvider<KeyVerifier> verifiers) {
        this.credentials = credentials;
        this.checkouts = checkouts;
        this.secrets = secrets;
        this.verifiers = verifiers;
    }

    /** A provider's answer. */
    public enum Sign {
        /** It works, and takes the key. */
        WELL,
        /** It works, but does not take the key, or its account is at an end. */
        KEY_REFUSED,
        /** It does not answer as it should. */
        ILL
    }

    /** Which credential was handed out for each of these decisions; those without one are left out. */
    public Map<UUID, UUID> handedOut(Collection<UUID> decisionIds) {
        return checkouts.checkedOut(decisionIds);
    }

    /** What people call these credentials; one that is gone or has no name is left out. */
    public Map<UUID, String> labels(Collection<UUID> credentialIds) {
        return credentials.labels(credentialIds);
    }

    /**
     * Asks the provider with the first of these credentials whose secret is held here; takes up to 8 s, and must not be
     * called in a transaction. Empty when none of the first thousand is held here, or nothing can be said.
     */
    public Optional<Sign> ask(Stream<UUID> credentialIds) {
        var verifier = verifiers.getIfAvailable();
        var ids = credentialIds.limit(MOST_LOOKED_AT).toList();
        var found = credentials.ofIds(ids);
        var held = ids.stream()
                .map(found::get)
                .filter(each -> each != null && each.usable() && each.mode() == CredentialMode.SEALED)
                .findFirst();
        return verifier == null ? Optional.empty() : held.flatMap(each -> ask(verifier, each));
    }

    private Optional<Sign> ask(KeyVerifier verifier, Credential credential) {
        try (var secret = secrets.open(credential)) {
            var chars = secret.chars();
            try {
                return switch (verifier.verify(credential.providerType(), credential.baseUrl(), chars)
                        .kind()) {
                    case VALID -> Optional.of(Sign.WELL);
                    case INVALID, NO_QUOTA, WRONG_PROJECT -> Optional.of(Sign.KEY_REFUSED);
                    case NETWORK -> Optional.of(Sign.ILL);
                    case UNSUPPORTED, REFUSED_ADDRESS -> Optional.empty();
                };
            } finally {
                Arrays.fill(chars, '\0');
            }
        } catch (ApplicationException _) {
            // Who cannot read the key has told so already; it says nothing of the provider.
            return Optional.empty();
        }
    }
}
