package io.restormel.keys.route;

import io.restormel.keys.access.Role;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models that routes name as they are served, and what becomes of those that are retired. Thread-safe. */
@Service
public class RouteModels {

    private final LiveConfiguration live;
    private final RouteConfigs configs;
    private final RouteService routes;
    private final ReplacementRepository replacements;
    private final ProjectService projects;
    private final ApplicationEventPublisher events;

    RouteModels(
            LiveConfiguration live,
            RouteConfigs configs,
            RouteService routes,
            ReplacementRepository replacements,
            ProjectService projects,
            ApplicationEventPublisher events) {
        this.live = live;
        this.configs = configs;
        this.routes = routes;
        this.replacements = replacements;
        this.projects = projects;
        this.events = events;
    }

    /**
     * As people wrote them: what is live, except for the routes on which replacements may stand in the place of what was
     * written. Permission is the caller's matter.
     */
    public List<ModelUse> uses(Set<UUID> projectIds) {
        var replacing = replacements.replacing(projectIds);
        var uses = new ArrayList<ModelUse>();
        for (var projectId : projectIds) {
            var snapshot = live.current(projectId);
            if (snapshot != null) {
                snapshot.routes().stream()
                        .map(CompiledRoute::config)
                        .filter(route -> !replacing.contains(UUID.fromString(route.id())))
                        .flatMap(route -> uses(projectId, route, false))
                        .forEach(uses::add);
            }
        }
        configs.asWrittenOf(replacing)
                .forEach((project, list) ->
                        list.forEach(route -> uses(project, route, true).forEach(uses::add)));
        return List.copyOf(uses);
    }

    private static Stream<ModelUse> uses(UUID projectId, RouteConfig route, boolean replaces) {
        return route.steps().stream().flatMap(step -> uses(projectId, route, step, replaces));
    }

    private static Stream<ModelUse> uses(UUID projectId, RouteConfig route, StepConfig step, boolean replaces) {
        var model = step.modelId() == null ? route.defaultModelId() : step.modelId();
        var pool = step.modelPool();
        var named = pool == null
                ? Stream.of(new Named(step.providerPreference(), model))
                : pool.members().stream()
                        .map(member -> new Named(
                                member.providerPreference() == null
                                        ? step.providerPreference()
                                        : member.providerPreference(),
                                member.modelId() == null ? model : member.modelId()));
        return named.flatMap(each -> Stream.ofNullable(each.modelId())
                .map(modelId -> new ModelUse(
                        projectId,
                        UUID.fromString(route.id()),
                        route.name(),
                        step.id(),
                        step.orderIndex(),
                        pool != null,
                        each.providerType(),
                        modelId,
                        replaces)));
    }

    private record Named(
            @Nullable String providerType, @Nullable String modelId) {}

    /** Whether a retired model's replacement takes its place on this route. In force at once, drafts or not. */
    @Transactional
    public void setReplaces(UUID projectId, UUID routeId, boolean replaces) {
        projects.require(projectId, Role.EDITOR);
        var route = routes.get(projectId, routeId).route();
        boolean before = replacements.replacing(List.of(projectId)).contains(routeId);
        if (before == replaces) {
            return;
        }
        if (replaces) {
            replacements.add(projectId, routeId);
        } else {
            replacements.remove(routeId);
        }
        events.publishEvent(AuditEntry.of("route_retirement_set", "route", routeId, route.name())
                .in(projectId)
                .changed(Map.of("onRetirement", wire(before)), Map.of("onRetirement", wire(replaces))));
        events.publishEvent(new ConfigChanged(projectId));
    }

    /** {@code replace} or {@code keep}. */
    public static String wire(boolean replaces) {
        return replaces ? "replace" : "keep";
    }
}
