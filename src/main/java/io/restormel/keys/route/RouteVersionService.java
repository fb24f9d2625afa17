package io.restormel.keys.route;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Publishing, rolling back, and what was live when. Viewers read, editors write. */
@Service
public class RouteVersionService {

    private final ProjectService projects;
    private final CurrentCaller caller;
    private final RouteStore store;
    private final VersionRepository versions;
    private final PublishCheck check;

    RouteVersionService(
            ProjectService projects,
            CurrentCaller caller,
            RouteStore store,
            VersionRepository versions,
            PublishCheck check) {
        this.projects = projects;
        this.caller = caller;
        this.store = store;
        this.versions = versions;
        this.check = check;
    }

    /**
     * Makes the draft live as a new version; from then on the route no longer follows its draft.
     *
     * @throws ApplicationException.Invalid {@code publish_validation_failed} with the list {@code errors}
     */
    @Transactional
    public RouteDetail publish(
            UUID projectId, UUID routeId, @Nullable Long expectedRevision, @Nullable String summary) {
        projects.require(projectId, Role.EDITOR);
        ContentCheck.limit("changeSummary", summary, 500);
        var before = store.lock(projectId, routeId, expectedRevision);
        var problems = check.problems(before);
        if (!problems.isEmpty()) {
            throw new ApplicationException.Invalid(
                    "publish_validation_failed",
                    "The draft cannot go live: " + problems.getFirst().message(),
                    Map.of("errors", problems));
        }
        Caller by = caller.require();
        if (before.route().followsDraft() && before.route().isPublished()) {
            // What was live up to now had no version of its own; with it, the first publish can be rolled back too.
            record(
                    before,
                    before.draft(),
                    before.route().publishedVersion(),
                    null,
                    "Live before the first publish",
                    by);
        }
        return goLive(before, before.draft(), null, summary, by);
    }

    /**
     * Makes an earlier version the draft and publishes it, as a new version.
     *
     * @param toVersion null means the version before the one that is live
     */
    @Transactional
    public Rollback rollback(
            UUID projectId, UUID routeId, @Nullable Long expectedRevision, @Nullable Integer toVersion) {
        projects.require(projectId, Role.EDITOR);
        var before = store.lock(projectId, routeId, expectedRevision);
        var target = target(before.route(), toVersion);
        var after = goLive(
                before,
                target.content(),
                target.version(),
                "Rolled back to version " + target.version(),
                caller.require());
        return new Rollback(after, target.content().steps().size(), target.version());
    }

    /** Makes the draft say again what is live. */
    @Transactional
    public RouteDetail discardDraft(UUID projectId, UUID routeId, @Nullable Long expectedRevision) {
        projects.require(projectId, Role.EDITOR);
        var before = store.lock(projectId, routeId, expectedRevision);
        var live = live(before.route());
        if (live == null) {
            throw new ApplicationException.Conflict("nothing_published", "The route was never published");
        }
        var hash = ContentCodec.hash(live);
        return store.save(
                "route_draft_discarded",
                before,
                store.next(
                        before.route(),
                        SettingsCheck.withoutAuthor(before.route().settings()),
                        hash,
                        before.route().publishedHash(),
                        caller.require()),
                live);
    }

    /**
     * Newest first.
     *
     * @param before only those older than this version
     */
    @Transactional(readOnly = true)
    public List<RouteVersion> history(UUID projectId, UUID routeId, int before, int limit) {
        projects.require(projectId, Role.VIEWER);
        store.get(projectId, routeId);
        return versions.ofRoute(routeId, before, limit);
    }

    /** The published contents of the project's routes by route; one with nothing published is absent. */
    @Transactional(readOnly = true)
    public Map<UUID, RouteContent> published(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return versions.served(store.ofProjects(Set.of(projectId)).stream()
                .map(RouteDetail::route)
                .toList());
    }

    /** What publishing the draft would change, in reading order; compared with nothing when nothing is published. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<RouteDifference> diff(UUID projectId, UUID routeId) {
        projects.require(projectId, Role.VIEWER);
        var detail = store.get(projectId, routeId);
        if (detail.route().followsDraft()) {
            return List.of();
        }
        var live = live(detail.route());
        return RouteDiff.between(live == null ? RouteContent.EMPTY : live, detail.draft());
    }

    /** What stands in the way of publishing the draft; empty when nothing does. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<PublishProblem> publishProblems(UUID projectId, UUID routeId) {
        projects.require(projectId, Role.VIEWER);
        return check.problems(store.get(projectId, routeId));
    }

    private @Nullable RouteContent live(Route route) {
        return versions.servedAt(route.id(), route.publishedVersion())
                .map(RouteVersion::content)
                .orElse(null);
    }

    private RouteVersion target(Route route, @Nullable Integer toVersion) {
        var found = toVersion != null
                ? versions.find(route.id(), toVersion)
                : versions.servedAt(route.id(), route.publishedVersion())
                        .flatMap(live -> versions.servedAt(route.id(), live.version() - 1));
        return found.orElseThrow(() -> new ApplicationException.NotFound(
                "rollback_target_not_found",
                toVersion == null ? "There is no earlier version" : "There is no version " + toVersion));
    }

    private RouteDetail goLive(
            RouteDetail before,
            RouteContent content,
            @Nullable Integer restoredFrom,
            @Nullable String summary,
            Caller by) {
        var route = before.route();
        int highest = versions.highest(route.id());
        boolean first = highest == 0 && route.publishedVersion() == 0;
        int number =
                first ? route.version() : Math.max(Math.max(route.version(), route.publishedVersion()), highest) + 1;
        var hash = record(before, content, number, restoredFrom, summary, by);
        var settings = SettingsCheck.withoutAuthor(route.settings()).withVersions(number, number);
        return store.save(
                restoredFrom == null ? "route_published" : "route_rolled_back",
                before,
                published(store.next(route, settings, hash, hash, by), summary),
                content);
    }

    private String record(
            RouteDetail of,
            RouteContent content,
            int number,
            @Nullable Integer restoredFrom,
            @Nullable String summary,
            Caller by) {
        var hash = ContentCodec.hash(content);
        versions.insert(new RouteVersion(
                UUID.randomUUID(),
                of.route().id(),
                number,
                restoredFrom == null ? "publish" : "rollback",
                restoredFrom,
                content,
                hash,
                summary,
                by.actorId(),
                by.actorType(),
                store.now()));
        return hash;
    }

    private static Route published(Route route, @Nullable String summary) {
        return new Route(
                route.id(),
                route.projectId(),
                route.environmentId(),
                route.name(),
                route.description(),
                route.status(),
                route.enabled(),
                route.flowLayout(),
                false,
                route.version(),
                route.publishedVersion(),
                route.draftHash(),
                route.publishedHash(),
                summary,
                route.revision(),
                route.createdBy(),
                route.updatedBy(),
                route.updatedVia(),
                route.createdAt(),
                route.updatedAt());
    }

    /** What a rollback did: {@code restoredSteps} steps now are as in {@code toVersion}. */
    public record Rollback(RouteDetail route, int restoredSteps, int toVersion) {}
}
