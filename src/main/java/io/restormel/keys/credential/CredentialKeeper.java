package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.platform.EndUserChanged;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The life of a credential, whoever owns it. Knows no roles; runs in its callers' transactions. */
@Component
class CredentialKeeper {

    static final Duration UNDO = Duration.ofSeconds(10);
    static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private final CredentialRepository credentials;
    private final SecretStore secrets;
    private final CredentialCheck check;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CredentialKeeper(
            CredentialRepository credentials,
            SecretStore secrets,
            CredentialCheck check,
            Clock clock,
            ApplicationEventPublisher events) {
        this.credentials = credentials;
        this.secrets = secrets;
        this.check = check;
        this.clock = clock;
        this.events = events;
    }

    Credential add(Owner owner, NewCredential request, String actorId) {
        var provider = check.provider(request.providerType());
        if (request.secret() != null) {
            CredentialCheck.secret(request.secret());
            if (request.reference() != null) {
                throw ApplicationException.invalid("reference", "goes without a secret");
            }
        }
        check.baseUrl(request.baseUrl());
        var now = now();
        var credential = new Credential(
                UUID.randomUUID(),
                owner,
                provider,
                CredentialCheck.shown("label", request.label(), CredentialCheck.MAX_LABEL),
                request.mode(),
                CredentialCheck.shown("reference", request.reference(), CredentialCheck.MAX_REFERENCE),
                request.baseUrl(),
                CredentialStatus.ACTIVE,
                request.reach(),
                Verification.of(request.mode(), now),
                request.secret() == null ? null : request.secret().suffix(),
                null,
                request.terms(),
                1,
                actorId,
                now,
                now,
                null,
                null);
        credentials.insert(credential);
        if (request.secret() != null) {
            secrets.put(credential, request.secret(), now);
        }
        events.publishEvent(
                new CredentialEvent.Added(CredentialEvent.Subject.of(credential), actorId, credential.mode()));
        events.publishEvent(CredentialAudit.entry("credential_created", null, credential));
        changed(credential);
        return credential;
    }

    /** @param revision the one the edit was made on; null to edit whatever is there */
    Credential edit(Credential before, @Nullable Long revision, CredentialEdit edit, String actorId) {
        if (before.status() == CredentialStatus.REVOKED && edit.status() != CredentialStatus.REVOKED) {
            throw new ApplicationException.Conflict("revoked", "A revoked credential is not used again; add a new one");
        }
        if (!Objects.equals(before.baseUrl(), edit.baseUrl())) {
            // Whoever could send a stored key to an address of their choice could read it.
            if (before.mode() == CredentialMode.SEALED) {
                throw new ApplicationException.Invalid(
                        "secret_required",
                        "Another address needs the secret again: replace it, giving the address too",
                        Map.of("field", "baseUrl"));
            }
            check.baseUrl(edit.baseUrl());
        }
        if (before.mode() != CredentialMode.REFERENCE && edit.reference() != null) {
            throw ApplicationException.invalid("reference", "belongs to a credential of mode reference");
        }
        if (before.mode() == CredentialMode.REFERENCE && edit.reference() == null) {
            throw ApplicationException.invalid("reference", "is required for a credential of mode reference");
        }
        var after = before.edited(checked(edit), now());
        var what = before.status() == after.status() ? "edited" : after.status().wire();
        var saved = save(after, revision);
        events.publishEvent(new CredentialEvent.Changed(CredentialEvent.Subject.of(saved), actorId, what));
        events.publishEvent(CredentialAudit.entry("credential_updated", before, saved));
        changed(saved);
        return saved;
    }

    /**
     * @param baseUrl in place of the present one; null leaves it
     * @param overlap how long to keep the old secret, up to 7 days; zero for not at all
     */
    Credential replace(
            Credential before,
            @Nullable Long revision,
            ProviderSecret secret,
            @Nullable URI baseUrl,
            Duration overlap,
            String actorId) {
        if (before.mode() != CredentialMode.SEALED) {
            throw new ApplicationException.Conflict(
                    "no_secret", "No secret is held here for this credential; add a new one with the secret");
        }
        if (before.status() == CredentialStatus.REVOKED) {
            throw new ApplicationException.Conflict("revoked", "A revoked credential is not used again; add a new one");
        }
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw ApplicationException.invalid("overlapSeconds", "must be from 0 to " + LONGEST_OVERLAP.toSeconds());
        }
        CredentialCheck.secret(secret);
        boolean moved = baseUrl != null && !baseUrl.equals(before.baseUrl());
        if (moved) {
            check.baseUrl(baseUrl);
        }
        var now = now();
        // An old secret must not be sent to the new address.
        var until = overlap.isZero() || moved ? null : now.plus(overlap);
        var kept = secrets.replace(before, secret, now, until);
        var address = baseUrl == null ? before.baseUrl() : baseUrl;
        var after = before.resealed(address, secret.suffix(), kept, now);
        var saved = save(after, revision);
        events.publishEvent(new CredentialEvent.Replaced(CredentialEvent.Subject.of(saved), actorId, kept));
        events.publishEvent(CredentialAudit.entry("credential_secret_replaced", before, saved));
        changed(saved);
        return saved;
    }

    /** Until when the removal can be undone. */
    Instant remove(Credential before, @Nullable Long revision, String actorId) {
        var now = now();
        save(before.removed(now, now), revision);
        events.publishEvent(new CredentialEvent.Removed(CredentialEvent.Subject.of(before), actorId));
        events.publishEvent(CredentialAudit.entry("credential_removed", before, null));
        changed(before);
        return now.plus(UNDO);
    }

    Credential restore(Credential removed, String actorId) {
        var now = now();
        var removedAt = removed.removedAt();
        if (removedAt == null) {
            return removed;
        }
        if (now.isAfter(removedAt.plus(UNDO))) {
            throw new ApplicationException.Conflict("undo_expired", "Removing can be undone for 10 seconds only");
        }
        var saved = save(removed.removed(null, now), null);
        events.publishEvent(new CredentialEvent.Restored(CredentialEvent.Subject.of(saved), actorId));
        events.publishEvent(CredentialAudit.entry("credential_restored", null, saved));
        changed(saved);
        return saved;
    }

    private void changed(Credential credential) {
        events.publishEvent(changeOf(credential.owner()));
    }

    /** What to publish when credentials of this owner came or went: resolve depends on both kinds. */
    static Object changeOf(Owner owner) {
        return owner.projectId() == null
                ? new ConfigChanged(null)
                : new EndUserChanged(owner.projectId(), owner.endUserId());
    }

    private Credential save(Credential changed, @Nullable Long revision) {
        if (!credentials.update(changed, revision == null ? changed.revision() : revision)) {
            throw new ApplicationException.Stale("The credential");
        }
        return credentials.find(changed.id()).orElseThrow(() -> ApplicationException.notFound("credential"));
    }

    private static CredentialEdit checked(CredentialEdit edit) {
        return new CredentialEdit(
                CredentialCheck.shown("label", edit.label(), CredentialCheck.MAX_LABEL),
                edit.status(),
                edit.reach(),
                CredentialCheck.shown("reference", edit.reference(), CredentialCheck.MAX_REFERENCE),
                edit.baseUrl(),
                edit.terms());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
