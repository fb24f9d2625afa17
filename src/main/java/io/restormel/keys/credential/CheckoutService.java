package io.restormel.keys.credential;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.RateLimit;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.resolve.RecentDecisions;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the secret that a decision needs to a host that calls providers itself: once a decision, to a Gateway Key of
 * the project with the scope for it. Nothing is kept in the clear here. Thread-safe.
 */
@Service
public class CheckoutService {

    private static final int PER_MINUTE = 600;
    /** How old a decision may be. */
    private static final Duration FRESH = Duration.ofMinutes(5);
    /** For how long a host may use the secret before it asks for another decision; it is told, not enforced. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(60);

    private final RecentDecisions decisions;
    private final CredentialChoice choice;
    private final CredentialRepository credentials;
    private final CheckoutRepository checkouts;
    private final SecretStore secrets;
    private final ProjectService projects;
    private final CurrentCaller callers;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final RateLimit limit;

    CheckoutService(
            RecentDecisions decisions,
            CredentialChoice choice,
            CredentialRepository credentials,
            CheckoutRepository checkouts,
            SecretStore secrets,
            ProjectService projects,
            CurrentCaller callers,
            Clock clock,
            ApplicationEventPublisher events) {
        this.decisions = decisions;
        this.choice = choice;
        this.credentials = credentials;
        this.checkouts = checkouts;
        this.secrets = secrets;
        this.projects = projects;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
        this.limit = new RateLimit(PER_MINUTE, Duration.ofMinutes(1), clock);
    }

    /** The key that may check out; asked before a body is read. */
    Caller.GatewayKey requireKey(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        callers.requireScope(KeyScope.CREDENTIALS);
        if (callers.require() instanceof Caller.GatewayKey key) {
            return key;
        }
        throw new ApplicationException.Refused(
                "scope_required", "This needs a Gateway Key of the project with the scope credentials");
    }

    /**
     * @throws ApplicationException.Conflict {@code already_checked_out}; {@code held_by_host} when the secret is not
     *     here; {@code no_key_available} when no credential may be used any more; {@code credential_unreadable}
     */
    @Transactional
    public Checkout checkOut(UUID projectId, UUID decisionId) {
        var key = requireKey(projectId);
        limit.require(key.id(), "A key checks out at most " + PER_MINUTE + " times a minute");
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var decision = decisions
                .find(projectId, decisionId)
                .filter(found -> !found.at().plus(FRESH).isBefore(now))
                .filter(found ->
                        key.environmentId() == null || key.environmentId().equals(found.environmentId()))
                .orElseThrow(() -> new ApplicationException.NotFound(
                        "not_found", "No such decision of the last " + FRESH.toMinutes() + " minutes"));
        var credential = choice.of(key.workspaceId(), decision)
                .orElseThrow(() -> new ApplicationException.Conflict(
                        "no_key_available", "No credential held here may be used for this decision"));
        if (credential.mode() != CredentialMode.SEALED) {
            throw new ApplicationException.Conflict(
                    "held_by_host", "The secret for this decision is held by the host, not here");
        }
        // First, so that of two at once the second is refused before anything is opened.
        if (!checkouts.record(decisionId, credential.id(), projectId, now)) {
            throw new ApplicationException.Conflict(
                    "already_checked_out", "The secret for this decision was handed out already");
        }
        var secret = secrets.open(credential);
        credentials.used(credential.id(), now);
        events.publishEvent(CredentialAudit.of("credential_checked_out", credential)
                .in(projectId)
                .changed(null, Map.of("decisionId", decisionId)));
        events.publishEvent(
                new CredentialEvent.CheckedOut(CredentialEvent.Subject.of(credential), key.actorId(), decisionId));
        return new Checkout(decision, credential, secret, now.plus(GOOD_FOR));
    }
}
