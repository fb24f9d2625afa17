package io.restormel.keys.embed;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.access.KeyFormat;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.RateLimit;
import io.restormel.keys.project.ProjectService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues and revokes widget sessions: for a host's backend, by a Gateway Key of the project, and for people, who need
 * to be editors. Thread-safe.
 */
@Service
public class WidgetSessionService {

    public static final Duration LONGEST = Duration.ofHours(1);

    private static final int PER_MINUTE = 600;
    private static final int MAX_LISTED = 200;
    /** For so long a token is told that it has expired, rather than that it is unknown. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** The field asks for another one when it takes longer to type, so that a revoked session ends soon. */
    private static final Duration FIELD = Duration.ofMinutes(2);

    private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);

    private final WidgetSessionRepository sessions;
    private final AllowedOriginRepository origins;
    private final SessionScope scope;
    private final ProjectService projects;
    private final CurrentCaller callers;
    private final KeyDigest digest;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RateLimit limit;
    private final AtomicReference<Instant> lastCleaned = new AtomicReference<>(Instant.EPOCH);

    WidgetSessionService(
            WidgetSessionRepository sessions,
            AllowedOriginRepository origins,
            SessionScope scope,
            ProjectService projects,
            CurrentCaller callers,
            KeyDigest digest,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sessions = sessions;
        this.origins = origins;
        this.scope = scope;
        this.projects = projects;
        this.callers = callers;
        this.digest = digest;
        this.events = events;
        this.clock = clock;
        this.limit = new RateLimit(PER_MINUTE, Duration.ofMinutes(1), clock);
    }

    /**
     * @throws ApplicationException.Invalid naming the field
     * @throws ApplicationException.TooMany over 600 a minute in a project, on this node
     */
    @Transactional
    public IssuedSession create(UUID projectId, NewWidgetSession request) {
        projects.requireForEndUsers(projectId);
        limit.require(projectId, "A project gets at most " + PER_MINUTE + " widget sessions a minute");
        return issue(callers.require(), projectId, request);
    }

    /** For a caller whose right to it was checked; runs in its transaction. */
    IssuedSession issue(Caller caller, UUID projectId, NewWidgetSession request) {
        SessionScope.checkEndUser(request.endUserId());
        if (request.components().isEmpty()) {
            throw ApplicationException.invalid("components", "must name at least one");
        }
        if (request.lifetime().compareTo(LONGEST) > 0 || request.lifetime().isNegative()) {
            throw ApplicationException.invalid("ttlSeconds", "must be from 1 to " + LONGEST.toSeconds());
        }
        var allowed = origins.of(projectId);
        for (int i = 0; i < request.origins().size(); i++) {
            var field = "origins[" + i + "]";
            if (!allowed.contains(Origins.checked(field, request.origins().get(i)))) {
                throw ApplicationException.invalid(field, "is not one of the project's allowed origins");
            }
        }
        var environment = scope.environment(caller, projectId, request.environment());
        var now = now();
        var token = KeyFormat.generate(KeyFormat.WIDGET);
        var session = new WidgetSession(
                UUID.randomUUID(),
                caller.workspaceId(),
                projectId,
                environment,
                scope.route(projectId, environment, request.route()),
                request.endUserId(),
                request.components(),
                request.actions(),
                SessionScope.providers(request.providers()),
                request.origins().stream()
                        .map(each -> Origins.checked("origins", each))
                        .distinct()
                        .toList(),
                SessionScope.locale(request.locale()),
                caller.actorId(),
                now,
                now.plus(request.lifetime()),
                null);
        sessions.insert(session, digest.of(token));
        cleanNowAndThen(now);
        events.publishEvent(
                new EmbedEvent.SessionCreated(session.workspaceId(), projectId, session.createdBy(), session.id()));
        return new IssuedSession(session, token);
    }

    /** For the document of the secret field, in the name of a session that was let in: less than that, and not longer. */
    @Transactional
    IssuedSession issueForField(WidgetSession session) {
        var actions = EnumSet.of(WidgetAction.ADD, WidgetAction.REPLACE);
        actions.retainAll(session.actions());
        if (actions.isEmpty()) {
            throw new ApplicationException.Refused("action_not_allowed", "The session does not allow to add keys");
        }
        var left = Duration.between(now(), session.expiresAt());
        var request = new NewWidgetSession(
                session.endUserId(),
                Set.of(WidgetComponent.KEY_MANAGER),
                actions,
                session.providers(),
                session.environmentId().toString(),
                null,
                List.of(),
                left.compareTo(FIELD) < 0 ? left : FIELD,
                session.locale());
        return callers.as(session.caller(), () -> issue(session.caller(), session.projectId(), request));
    }

    private void cleanNowAndThen(Instant now) {
        var last = lastCleaned.get();
        if (now.isAfter(last.plus(CLEAN_EVERY)) && lastCleaned.compareAndSet(last, now)) {
            sessions.forgetExpiredBefore(now.minus(KEPT));
        }
    }

    /** Those that are good, the newest first, at most 200. */
    public List<WidgetSession> active(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return sessions.active(projectId, clock.instant(), MAX_LISTED);
    }

    /** Calls with it are refused from the moment this returns, on other nodes within a second. */
    @Transactional
    public void revoke(UUID projectId, UUID sessionId) {
        projects.requireForEndUsers(projectId);
        var session = sessions.find(sessionId)
                .filter(found -> found.projectId().equals(projectId))
                .orElseThrow(() -> ApplicationException.notFound("session"));
        if (sessions.revoke(projectId, sessionId, now())) {
            events.publishEvent(new EmbedEvent.SessionRevoked(
                    session.workspaceId(), projectId, callers.require().actorId(), sessionId));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
