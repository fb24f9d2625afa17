package io.restormel.keys.insight;

import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.route.RouteContent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The words that routes and steps may use, for clients that offer them to people. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}", "/keys/v1/projects/{projectId}"})
class MetadataController {

    private static final CapabilitiesJson CAPABILITIES =
            new CapabilitiesJson(List.of("ingestion"), RouteContent.INGESTION_STAGES);
    private static final CriteriaJson CRITERIA = new CriteriaJson(
            List.of(
                    "timeout",
                    "rate_limit",
                    "provider_unhealthy",
                    "auth_error",
                    "quota_exceeded",
                    "policy_blocked",
                    "unknown_error"),
            List.of("low", "medium", "high"),
            List.of("low", "balanced", "high"));

    private final ProjectService projects;

    MetadataController(ProjectService projects) {
        this.projects = projects;
    }

    record CapabilitiesJson(List<String> workloads, List<String> stages) {}

    record CriteriaJson(List<String> onFailureKinds, List<String> complexity, List<String> latencyClass) {}

    @GetMapping("/routing-capabilities")
    Map<String, CapabilitiesJson> capabilities(@PathVariable UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return Map.of("data", CAPABILITIES);
    }

    @GetMapping("/switch-criteria-enums")
    Map<String, CriteriaJson> criteria(@PathVariable UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return Map.of("data", CRITERIA);
    }
}
