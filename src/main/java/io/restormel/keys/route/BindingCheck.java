package io.restormel.keys.route;

import io.restormel.keys.access.Role;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.project.ProjectService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Why a route as it is live would not serve a call; the same rules by which resolve finds a route. */
@Service
class BindingCheck {

    private final ProjectService projects;
    private final RouteConfigs configs;

    BindingCheck(ProjectService projects, RouteConfigs configs) {
        this.projects = projects;
        this.configs = configs;
    }

    /** @param reference id or exact name; of routes with one name, the newest is meant */
    @Transactional(readOnly = true)
    List<String> reasons(
            UUID projectId, String reference, String environmentId, @Nullable String workload, @Nullable String stage) {
        projects.require(projectId, Role.VIEWER);
        var routes = configs.liveRoutes(Set.of(projectId)).getOrDefault(projectId, List.of());
        return routes.stream()
                .filter(route -> route.id().equals(reference))
                .findFirst()
                .or(() -> routes.stream()
                        .filter(route -> route.name().equals(reference))
                        .findFirst())
                .map(route -> reasons(route, environmentId, workload, stage))
                .orElse(List.of("route_not_found"));
    }

    private static List<String> reasons(
            RouteConfig route, String environmentId, @Nullable String workload, @Nullable String stage) {
        List<String> reasons = new ArrayList<>();
        if (!route.environmentId().equals(environmentId)) {
            reasons.add("environment_mismatch");
        }
        if (!route.active()) {
            reasons.add("route_inactive");
        }
        if (!route.enabled()) {
            reasons.add("route_disabled");
        }
        if (!route.published()) {
            reasons.add("route_unpublished");
        }
        if (workload != null && !workload.equals(route.workload())) {
            reasons.add("workload_mismatch");
        }
        if (stage != null && workload != null && !workload.equals("ingestion")) {
            reasons.add("ingestion_metadata_mismatch");
        }
        if (workload != null && stage == null && route.stage() != null) {
            reasons.add("expected_shared_route_null_stage");
        }
        // A route of the workload without a stage serves every stage of it.
        boolean shared = workload != null && route.stage() == null;
        if (stage != null && !shared && !stage.equals(route.stage())) {
            reasons.add("stage_mismatch");
        }
        return reasons;
    }
}
