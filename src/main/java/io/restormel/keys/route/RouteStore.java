package io.restormel.keys.route;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.engine.StepEdge;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reads and writes a route together with its draft. Callers bring the transaction and have asked for the role; a key of another environment is refused here. */
@Component
class RouteStore {

    private final RouteRepository routes;
    private final StepRepository steps;
    private final CurrentCaller callers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RouteStore(
            RouteRepository routes,
            StepRepository steps,
            CurrentCaller callers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.routes = routes;
        this.steps = steps;
        this.callers = callers;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first. */
    List<RouteDetail> ofProjects(Collection<UUID> projectIds) {
        return details(routes.ofProjects(projectIds));
    }

    List<RouteDetail> ofIds(Collection<UUID> routeIds) {
        return details(routes.ofIds(routeIds));
    }

    List<RouteDetail> page(UUID projectId, RouteSearch search, int offset, int limit) {
        return details(routes.page(projectId, search, offset, limit));
    }

    private List<RouteDetail> details(List<RouteRepository.Row> rows) {
        var ids = rows.stream().map(row -> row.route().id()).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var stepsByRoute = steps.stepsOf(ids);
        var edgesByRoute = steps.edgesOf(ids);
        return rows.stream()
                .map(row -> detail(
                        row,
                        stepsByRoute.getOrDefault(row.route().id(), List.of()),
                        edgesByRoute.getOrDefault(row.route().id(), List.of())))
                .toList();
    }

    RouteDetail get(UUID projectId, UUID routeId) {
        return detail(routes.find(projectId, routeId));
    }

    /**
     * The route, locked for the rest of the transaction.
     *
     * @param expectedRevision null when the caller does not care
     */
    RouteDetail lock(UUID projectId, UUID routeId, @Nullable Long expectedRevision) {
        var locked = detail(routes.lock(projectId, routeId));
        callers.requireReach(locked.route().environmentId());
        if (expectedRevision != null && expectedRevision != locked.route().revision()) {
            throw new ApplicationException.Stale("The route");
        }
        return locked;
    }

    RouteDetail insert(Route route, RouteContent draft) {
        callers.requireReach(route.environmentId());
        claimStage(route, RouteContent.EMPTY, draft);
        routes.insert(route, draft);
        steps.replace(route.id(), RouteContent.EMPTY, draft, route.createdAt());
        events.publishEvent(new ConfigChanged(route.projectId()));
        var created = get(route.projectId(), route.id());
        audit("route_created", null, created);
        return created;
    }

    /**
     * Writes what changed, under the next revision.
     *
     * @param action what the audit log calls it
     */
    RouteDetail save(String action, RouteDetail before, Route after, RouteContent draft) {
        claimStage(after, before.draft(), draft);
        if (!routes.update(after, draft, before.route().revision())) {
            throw new ApplicationException.Stale("The route");
        }
        steps.replace(after.id(), before.draft(), draft, after.updatedAt());
        events.publishEvent(new ConfigChanged(after.projectId()));
        var saved = get(after.projectId(), after.id());
        audit(action, before, saved);
        return saved;
    }

    /** One of the two may be null. */
    void audit(String action, @Nullable RouteDetail before, @Nullable RouteDetail after) {
        var route = Objects.requireNonNull(after == null ? before : after).route();
        events.publishEvent(AuditEntry.of(action, "route", route.id(), route.name())
                .in(route.projectId())
                .changed(state(before), state(after)));
    }

    private static @Nullable Map<String, Object> state(@Nullable RouteDetail of) {
        return of == null ? null : Map.of("route", of.route(), "draft", of.draft());
    }

    /** The route after this caller's edit: settings, hashes, revision and who did it. */
    Route next(Route before, RouteSettings settings, String draftHash, @Nullable String publishedHash, Caller by) {
        return new Route(
                before.id(),
                before.projectId(),
                before.environmentId(),
                settings.name(),
                settings.description(),
                settings.status(),
                settings.enabled(),
                settings.flowLayout(),
                before.followsDraft(),
                settings.version(),
                settings.publishedVersion(),
                draftHash,
                publishedHash,
                settings.changeSummary(),
                before.revision() + 1,
                before.createdBy(),
                by.actorId(),
                settings.updatedVia() == null ? via(by) : settings.updatedVia(),
                before.createdAt(),
                now());
    }

    /**
     * When a new route is created: later than all others of its project by a millisecond at least, because requests that
     * name no route get the newest that serves them.
     */
    Instant nextCreation(UUID projectId) {
        var last = routes.lastCreation(projectId);
        var now = now();
        return last == null || last.plusMillis(1).isBefore(now) ? now : last.plusMillis(1);
    }

    /** Now, as exactly as both databases keep it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static String via(Caller caller) {
        return switch (caller) {
            case Caller.Person _ -> "dashboard";
            case Caller.GatewayKey _, Caller.WidgetSession _, Caller.ManagementKey _ -> "api";
            case Caller.System _ -> "system";
        };
    }

    private void claimStage(Route route, RouteContent before, RouteContent after) {
        if (after.stage() == null
                || (after.stage().equals(before.stage()) && Objects.equals(after.workload(), before.workload()))) {
            return;
        }
        routes.lockStages(route.environmentId());
        if (routes.stageTaken(route, after)) {
            throw new ApplicationException.Conflict(
                    "ingestion_stage_route_already_exists",
                    "Another route of this environment serves the stage " + after.stage());
        }
    }

    private RouteDetail detail(Optional<RouteRepository.Row> found) {
        var row = found.orElseThrow(() -> new ApplicationException.NotFound("route_not_found", "No such route"));
        var ids = List.of(row.route().id());
        return detail(
                row,
                steps.stepsOf(ids).getOrDefault(row.route().id(), List.of()),
                steps.edgesOf(ids).getOrDefault(row.route().id(), List.of()));
    }

    private static RouteDetail detail(RouteRepository.Row row, List<RouteStep> steps, List<StepEdge> edges) {
        var head = row.head();
        var draft = new RouteContent(
                head.defaultModelId(),
                head.routeMode(),
                head.billingMode(),
                head.onOpenCircuit(),
                head.workload(),
                head.stage(),
                head.entryStepId(),
                steps.stream().map(RouteStep::config).toList(),
                edges);
        return new RouteDetail(row.route(), draft, steps);
    }
}
