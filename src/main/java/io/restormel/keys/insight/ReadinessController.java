package io.restormel.keys.insight;

import io.restormel.keys.access.Role;
import io.restormel.keys.credential.ProviderHealthService;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteService;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Is a project ready for traffic, and which kinds of it have a route? */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}", "/keys/v1/projects/{projectId}"})
class ReadinessController {

    private static final String UNSPECIFIED = "unspecified";

    private final ProjectService projects;
    private final RouteService routes;
    private final BindingService policies;
    private final ProviderHealthService providers;

    ReadinessController(
            ProjectService projects, RouteService routes, BindingService policies, ProviderHealthService providers) {
        this.projects = projects;
        this.routes = routes;
        this.policies = policies;
        this.providers = providers;
    }

    record SummaryJson(long providerBindingCount, int routeCount, int routeStepCount, long projectPolicyBindingCount) {}

    record IssueJson(String severity, String code, String message, String resource) {}

    record ReadinessJson(String status, SummaryJson summary, List<IssueJson> issues, List<String> recommendations) {}

    record CellJson(String workload, String stage, int routeCount, long enabledStepCount, boolean hasEnabledRoute) {}

    record EnvironmentJson(
            UUID environmentId, long coveredCells, int totalCells, BigDecimal coveragePct, List<CellJson> cells) {}

    record CoverageJson(int routeCount, long zeroEnabledStepRoutes, List<EnvironmentJson> environments) {}

    private record Cell(String workload, String stage) {
        static Cell of(RouteDetail route) {
            return new Cell(
                    Objects.requireNonNullElse(route.draft().workload(), UNSPECIFIED),
                    Objects.requireNonNullElse(route.draft().stage(), UNSPECIFIED));
        }
    }

    @GetMapping("/readiness")
    Map<String, ReadinessJson> readiness(@PathVariable UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        var all = routes.list(projectId);
        var summary = new SummaryJson(
                providers.usable(projectId),
                all.size(),
                all.stream().mapToInt(route -> route.draft().steps().size()).sum(),
                policies.placements().values().stream()
                        .flatMap(List::stream)
                        .filter(placed -> placed.binding().targetType() == TargetType.PROJECT
                                && placed.binding().targetId().equals(projectId))
                        .count());
        var issues = issues(all, summary);
        var status = issues.stream().anyMatch(issue -> issue.severity().equals("fail"))
                ? "fail"
                : issues.isEmpty() ? "ok" : "warn";
        return Map.of(
                "data",
                new ReadinessJson(
                        status,
                        summary,
                        issues,
                        issues.stream().map(IssueJson::message).toList()));
    }

    private static List<IssueJson> issues(List<RouteDetail> all, SummaryJson summary) {
        List<IssueJson> issues = new ArrayList<>();
        if (summary.providerBindingCount() == 0) {
            issues.add(new IssueJson(
                    "warn",
                    "no_provider_bindings",
                    "Add a provider key that this project may use, or keep the keys in your own host.",
                    "credentials"));
        }
        if (all.isEmpty()) {
            issues.add(new IssueJson("fail", "no_routes", "Create a route: nothing can be resolved yet.", "routes"));
        }
        for (var route : all) {
            if (enabledSteps(route) == 0) {
                issues.add(new IssueJson(
                        "fail",
                        "routes_without_enabled_steps",
                        "Enable or add a step: route \"" + route.route().name() + "\" can serve nothing.",
                        "routes/" + route.route().id()));
            }
        }
        if (summary.projectPolicyBindingCount() == 0) {
            issues.add(new IssueJson(
                    "warn",
                    "no_project_policy_binding",
                    "Bind a policy to the project: nothing limits which models it may use.",
                    "policies"));
        }
        return issues;
    }

    @GetMapping("/route-coverage")
    Map<String, CoverageJson> coverage(@PathVariable UUID projectId) {
        var all = routes.list(projectId);
        var cells = all.stream().map(Cell::of).distinct().toList();
        var environments = projects.environments(projectId).stream()
                .map(environment -> environment(
                        environment.id(),
                        cells,
                        all.stream()
                                .filter(route -> route.route().environmentId().equals(environment.id()))
                                .toList()))
                .toList();
        return Map.of(
                "data",
                new CoverageJson(
                        all.size(),
                        all.stream().filter(route -> enabledSteps(route) == 0).count(),
                        environments));
    }

    /** Covers what any environment of the project has a route for. */
    private static EnvironmentJson environment(UUID id, List<Cell> cells, List<RouteDetail> routes) {
        var byCell = routes.stream().collect(Collectors.groupingBy(Cell::of));
        var rows = cells.stream()
                .sorted(Comparator.comparing(Cell::workload).thenComparing(Cell::stage))
                .map(cell -> cell(cell, byCell.getOrDefault(cell, List.of())))
                .toList();
        long covered = rows.stream().filter(CellJson::hasEnabledRoute).count();
        var percent = rows.isEmpty()
                ? BigDecimal.ZERO.setScale(2)
                : BigDecimal.valueOf(100 * covered).divide(BigDecimal.valueOf(rows.size()), 2, RoundingMode.HALF_UP);
        return new EnvironmentJson(id, covered, rows.size(), percent, rows);
    }

    private static CellJson cell(Cell cell, List<RouteDetail> routes) {
        return new CellJson(
                cell.workload(),
                cell.stage(),
                routes.size(),
                routes.stream().mapToLong(ReadinessController::enabledSteps).sum(),
                routes.stream()
                        .anyMatch(route ->
                                route.route().enabled() && route.route().isPublished() && enabledSteps(route) > 0));
    }

    private static long enabledSteps(RouteDetail route) {
        return route.draft().steps().stream().filter(StepConfig::enabled).count();
    }
}
