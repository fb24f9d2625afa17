package io.restormel.keys.credential;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.KeyUnwrapException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts secrets away and gets them back; a secret that does not open is reported and concerns no other. Thread-safe. */
@Component
class SecretStore {

    private final SecretRepository secrets;
    private final SecretSealer sealer;
    private final CurrentCaller callers;
    private final ApplicationEventPublisher events;

    SecretStore(
            SecretRepository secrets, SecretSealer sealer, CurrentCaller callers, ApplicationEventPublisher events) {
        this.secrets = secrets;
        this.sealer = sealer;
        this.callers = callers;
        this.events = events;
    }

    /** As the one in use. */
    void put(Credential credential, ProviderSecret secret, Instant now) {
        put(new SecretPlace(credential.owner(), credential.id(), SecretSlot.CURRENT), secret, now, null);
    }

    /**
     * Puts the new secret in the place of the one in use, which is kept until the overlap ends.
     *
     * @param overlapUntil null to forget the old one at once
     * @return until when the old one is kept; null when it is not, be it that it could not be read
     */
    @Nullable
    Instant replace(Credential credential, ProviderSecret secret, Instant now, @Nullable Instant overlapUntil) {
        secrets.delete(credential.id(), SecretSlot.PREVIOUS);
        boolean kept = overlapUntil != null && keepCurrent(credential, now, overlapUntil);
        put(credential, secret, now);
        return kept ? overlapUntil : null;
    }

    /** A broken secret must not stand in the way of the one that replaces it. */
    private boolean keepCurrent(Credential credential, Instant now, Instant until) {
        var current = secrets.find(credential.id(), SecretSlot.CURRENT);
        if (current.isEmpty()) {
            return false;
        }
        try (var old = sealer.open(current.get())) {
            put(new SecretPlace(credential.owner(), credential.id(), SecretSlot.PREVIOUS), old, now, until);
            return true;
        } catch (SecretUnreadableException e) {
            report(credential, current.get(), e);
            return false;
        }
    }

    private void put(SecretPlace place, ProviderSecret secret, Instant now, @Nullable Instant validUntil) {
        try {
            secrets.put(sealer.seal(place, secret, now, validUntil));
        } catch (KeyUnwrapException e) {
            throw unavailable();
        }
    }

    /**
     * The secret to call with: the one in use, or, when its provider refused it, the one before, while that is kept.
     *
     * @throws ApplicationException.Conflict {@code credential_unreadable} when it does not open
     * @throws ApplicationException.Unavailable when the key-encryption key cannot be reached
     */
    ProviderSecret open(Credential credential) {
        boolean refused = credential.verification().state() == VerificationState.FAILED;
        return open(
                credential, refused && credential.previousUntil() != null ? SecretSlot.PREVIOUS : SecretSlot.CURRENT);
    }

    ProviderSecret open(Credential credential, SecretSlot slot) {
        Optional<SealedSecret> sealed = secrets.find(credential.id(), slot);
        if (sealed.isEmpty()) {
            throw new ApplicationException.Conflict("no_secret", "No secret is held here for this credential");
        }
        try {
            return sealer.open(sealed.get());
        } catch (SecretUnreadableException e) {
            if (e.reason() == KeyUnwrapException.Reason.UNAVAILABLE) {
                throw unavailable();
            }
            report(credential, sealed.get(), e);
            throw new ApplicationException.Conflict(
                    "credential_unreadable",
                    "The stored secret cannot be read: it was altered, or its encryption key is missing. Replace it");
        }
    }

    void report(Credential credential, SealedSecret sealed, SecretUnreadableException e) {
        var reason = e.reason().name().toLowerCase(java.util.Locale.ROOT);
        var keyId = sealed.key().keyId();
        var by = callers.get();
        events.publishEvent(new CredentialEvent.Unreadable(
                CredentialEvent.Subject.of(credential), by.map(Caller::actorId).orElse("system"), reason, keyId));
        var entry = CredentialAudit.of("credential_unreadable", credential)
                .changed(
                        null,
                        Map.of(
                                "reason",
                                reason,
                                "keyEncryptionKey",
                                keyId,
                                "slot",
                                sealed.place().slot()))
                .alsoIfRolledBack();
        events.publishEvent(
                by.isPresent()
                        ? entry
                        : entry.by(AuditEntry.Actor.system(credential.owner().workspaceId())));
    }

    private static ApplicationException unavailable() {
        return new ApplicationException.Unavailable(
                "encryption_unavailable", "The key that seals secrets cannot be reached; try again");
    }
}
