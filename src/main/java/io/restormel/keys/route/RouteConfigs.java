package io.restormel.keys.route;

import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.snapshot.RouteSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Routes as they are to be served: the published content, or the draft of a route that follows it. Reads any number of
 * projects in five statements.
 */
@Component
class RouteConfigs implements RouteSource {

    private final RouteStore store;
    private final VersionRepository versions;
    private final ModelReplacements replacements;

    RouteConfigs(RouteStore store, VersionRepository versions, ModelReplacements replacements) {
        this.store = store;
        this.versions = versions;
        this.replacements = replacements;
    }

    @Override
    public Map<UUID, List<RouteConfig>> liveRoutes(Set<UUID> projectIds) {
        return replacements.in(asWritten(store.ofProjects(projectIds)), projectIds);
    }

    /** With the models that people put there, retired or not, by project. */
    Map<UUID, List<RouteConfig>> asWrittenOf(Set<UUID> routeIds) {
        return asWritten(store.ofIds(routeIds));
    }

    private Map<UUID, List<RouteConfig>> asWritten(List<RouteDetail> details) {
        var published = versions.served(details.stream()
                .map(RouteDetail::route)
                .filter(route -> !route.followsDraft())
                .toList());
        return details.stream()
                .collect(Collectors.groupingBy(
                        detail -> detail.route().projectId(),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                detail -> live(
                                        detail, published.get(detail.route().id())),
                                Collectors.toList())));
    }

    private static RouteConfig live(RouteDetail detail, @Nullable RouteContent published) {
        var route = detail.route();
        if (route.followsDraft()) {
            return of(route, detail.draft(), route.isPublished());
        }
        return published == null ? of(route, detail.draft(), false) : of(route, published, route.isPublished());
    }

    /** The route as the engine would see it with this content. */
    static RouteConfig of(Route route, RouteContent content, boolean published) {
        return new RouteConfig(
                route.id().toString(),
                route.environmentId().toString(),
                route.name(),
                route.isActive(),
                route.enabled(),
                published,
                route.version(),
                route.publishedVersion(),
                content.defaultModelId(),
                content.routeMode(),
                content.billingMode(),
                content.onOpenCircuit(),
                content.workload(),
                content.stage(),
                route.createdAt().toEpochMilli(),
                content.entryStepId(),
                content.steps(),
                content.edges());
    }
}
