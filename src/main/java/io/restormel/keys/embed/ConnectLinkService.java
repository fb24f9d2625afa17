package io.restormel.keys.embed;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.access.KeyFormat;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.RateLimit;
import io.restormel.keys.project.ProjectService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One-time links to the hosted page, for hosts without pages of their own. Thread-safe. */
@Service
class ConnectLinkService {

    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final int PER_MINUTE = 120;
    /** For so long a link is told that it is used up, rather than that it is unknown. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final ConnectLinkRepository links;
    private final WidgetSessionService sessions;
    private final SessionScope scope;
    private final ProjectService projects;
    private final CurrentCaller callers;
    private final KeyDigest digest;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RateLimit limit;

    ConnectLinkService(
            ConnectLinkRepository links,
            WidgetSessionService sessions,
            SessionScope scope,
            ProjectService projects,
            CurrentCaller callers,
            KeyDigest digest,
            ApplicationEventPublisher events,
            Clock clock) {
        this.links = links;
        this.sessions = sessions;
        this.scope = scope;
        this.projects = projects;
        this.callers = callers;
        this.digest = digest;
        this.events = events;
        this.clock = clock;
        this.limit = new RateLimit(PER_MINUTE, Duration.ofMinutes(1), clock);
    }

    /** A link with its token, which is told this once. */
    record Issued(ConnectLink link, String token) {

        @Override
        public String toString() {
            return "Issued[" + link.id() + "]";
        }
    }

    /**
     * @param providers any spelling; empty for all
     * @param environment id, slug, type or name; null for the project's default
     */
    @Transactional
    Issued create(
            UUID projectId,
            String endUserId,
            List<String> providers,
            @Nullable String environment,
            Duration lifetime,
            @Nullable String locale) {
        var project = projects.requireForEndUsers(projectId);
        limit.require(projectId, "A project gets at most " + PER_MINUTE + " links a minute");
        SessionScope.checkEndUser(endUserId);
        var caller = callers.require();
        var now = now();
        var token = KeyFormat.generate(KeyFormat.CONNECT);
        var link = new ConnectLink(
                UUID.randomUUID(),
                project.workspaceId(),
                projectId,
                scope.environment(caller, projectId, environment),
                endUserId,
                SessionScope.providers(providers),
                SessionScope.locale(locale),
                caller.actorId(),
                now,
                now.plus(lifetime),
                null);
        links.forgetExpiredBefore(now.minus(KEPT));
        links.insert(link, digest.of(token));
        events.publishEvent(new EmbedEvent.LinkCreated(link.workspaceId(), projectId, link.createdBy(), link.id()));
        return new Issued(link, token);
    }

    /** What a link is good for; empty when it was used, has expired or never was. Uses nothing up. */
    Optional<ConnectLink> find(String token) {
        return KeyFormat.isWellFormed(KeyFormat.CONNECT, token)
                ? links.findByDigest(digest.of(token))
                        .filter(link -> link.usedAt() == null && clock.instant().isBefore(link.expiresAt()))
                : Optional.empty();
    }

    /**
     * Uses a link up, for a session that shows the KeyManager on a page of this server.
     *
     * @throws ApplicationException.NotFound {@code link_used} when it was used, has expired or never was
     */
    @Transactional
    IssuedSession open(String token) {
        var now = now();
        var link = find(token)
                .filter(found -> links.use(found.id(), now))
                .orElseThrow(() -> new ApplicationException.NotFound(
                        "link_used", "This link was used already or has expired. Ask for a new one"));
        var opener = new Caller.WidgetSession(link.id(), link.workspaceId(), link.projectId());
        return sessions.issue(
                opener,
                link.projectId(),
                new NewWidgetSession(
                        link.endUserId(),
                        Set.of(WidgetComponent.KEY_MANAGER),
                        Set.of(WidgetAction.values()),
                        link.providers(),
                        link.environmentId().toString(),
                        null,
                        List.of(),
                        LONGEST,
                        link.locale()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
