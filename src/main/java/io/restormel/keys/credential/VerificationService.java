package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.RateLimit;
import io.restormel.keys.provider.KeyVerifier;
import io.restormel.keys.provider.VerificationResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks providers whether they accept a key, and remembers the answer. No transaction is open while they are asked. */
@Service
public class VerificationService {

    private static final Logger log = LoggerFactory.getLogger(VerificationService.class);
    private static final String SYSTEM = "system";
    private static final int PER_MINUTE = 5;
    private static final Duration AGAIN = Duration.ofHours(24);
    private static final Duration JITTER = Duration.ofHours(2);
    /** For whoever claims a due check and dies: then somebody else asks after this long. */
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private final CredentialRepository credentials;
    private final CredentialAccess access;
    private final SecretStore secrets;
    private final ObjectProvider<KeyVerifier> verifiers;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RateLimit limit;

    VerificationService(
            CredentialRepository credentials,
            CredentialAccess access,
            SecretStore secrets,
            ObjectProvider<KeyVerifier> verifiers,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.credentials = credentials;
        this.access = access;
        this.secrets = secrets;
        this.verifiers = verifiers;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.clock = clock;
        this.limit = new RateLimit(PER_MINUTE, Duration.ofMinutes(1), clock);
    }

    /** What came of it, in words that may be shown; never what the provider wrote. */
    public record Outcome(Credential credential, String detail) {}

    /**
     * Verifies a credential of the workspace now.
     *
     * @throws ApplicationException.TooMany over 5 times a minute
     */
    public Outcome verify(UUID id) {
        var admin = access.admin();
        return verify(access.visible(admin, id), admin.actorId());
    }

    /** As above, for a caller whose right to do so was checked. */
    Outcome verify(Credential credential, String actorId) {
        limit.require(credential.id(), "A credential is verified at most " + PER_MINUTE + " times a minute");
        return switch (credential.mode()) {
            case REFERENCE -> new Outcome(credential, "The secret is not held here, so it cannot be verified");
            case HOST -> new Outcome(credential, "The host holds this key");
            case SEALED -> ask(credential, actorId);
        };
    }

    /** Verifies those that are due, up to a number; returns how many were. */
    int verifyDue(int atMost) {
        int done = 0;
        for (var due : credentials.dueForVerification(clock.instant(), atMost)) {
            var dueAt = Objects.requireNonNull(due.verification().dueAt());
            if (credentials.claimVerification(due.id(), dueAt, now().plus(CLAIM))) {
                try {
                    ask(due, SYSTEM);
                    done++;
                } catch (ApplicationException e) {
                    log.warn("Credential {} could not be verified: {}", due.id(), e.code());
                }
            }
        }
        return done;
    }

    private Outcome ask(Credential credential, String actorId) {
        var verifier = verifiers.getIfAvailable();
        if (verifier == null) {
            return new Outcome(credential, "This installation cannot verify keys");
        }
        VerificationResult result;
        try (var secret = secrets.open(credential, SecretSlot.CURRENT)) {
            var chars = secret.chars();
            try {
                result = verifier.verify(credential.providerType(), credential.baseUrl(), chars);
            } finally {
                Arrays.fill(chars, '\0');
            }
        }
        var recorded = transaction.execute(_ -> record(credential, result, actorId));
        return new Outcome(Objects.requireNonNull(recorded), result.detail());
    }

    /** An answer about a secret that was replaced meanwhile is of no use. */
    private Credential record(Credential asked, VerificationResult result, String actorId) {
        var present = credentials.lock(asked.id()).orElseThrow(() -> ApplicationException.notFound("credential"));
        if (present.revision() != asked.revision()) {
            return present;
        }
        var code = result.kind().name().toLowerCase(Locale.ROOT);
        var now = now();
        var state = state(result.kind(), present.verification().state());
        credentials.setVerification(present.id(), new Verification(state, code, now, now.plus(untilNext())));
        events.publishEvent(new CredentialEvent.Verified(CredentialEvent.Subject.of(present), actorId, code));
        var entry = CredentialAudit.of("credential_verified", present).changed(null, Map.of("code", code));
        events.publishEvent(
                actorId.equals(SYSTEM)
                        ? entry.by(AuditEntry.Actor.system(present.owner().workspaceId()))
                        : entry);
        var after = credentials.find(present.id()).orElseThrow();
        if (after.usable() != present.usable()) {
            events.publishEvent(CredentialKeeper.changeOf(after.owner()));
        }
        return after;
    }

    /** Only an answer about the key changes what is known of it. */
    private static @org.jspecify.annotations.Nullable VerificationState state(
            VerificationResult.Kind kind, @org.jspecify.annotations.Nullable VerificationState before) {
        return switch (kind) {
            case VALID -> VerificationState.VERIFIED;
            case INVALID, WRONG_PROJECT -> VerificationState.FAILED;
            case NO_QUOTA, NETWORK, UNSUPPORTED, REFUSED_ADDRESS -> before;
        };
    }

    /** A day, more or less, so that keys added together are not asked together for ever. */
    private static Duration untilNext() {
        long jitter = JITTER.toMillis();
        return AGAIN.plusMillis(ThreadLocalRandom.current().nextLong(-jitter, jitter));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
