package io.restormel.keys.route;

import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.resolve.ResolveService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What a route would decide at this moment. Asks the engine, records nothing; viewers may ask. */
@Service
public class RouteTrials {

    private final ProjectService projects;
    private final ResolveService resolver;
    private final VersionRepository versions;
    private final ReplacementRepository replacements;
    private final CatalogService catalogs;

    RouteTrials(
            ProjectService projects,
            ResolveService resolver,
            VersionRepository versions,
            ReplacementRepository replacements,
            CatalogService catalogs) {
        this.projects = projects;
        this.resolver = resolver;
        this.versions = versions;
        this.replacements = replacements;
        this.catalogs = catalogs;
    }

    /** Decides as if the route were live with this content. */
    public Trial draft(RouteDetail detail, RouteContent draft, ResolveRequest request) {
        var project = require(detail);
        var written = detail.servedWith(draft);
        var served = served(detail, written);
        return new Trial(resolver.simulateDraft(project, served, request), written, served);
    }

    /** Decides by what is live. */
    public Trial live(RouteDetail detail, ResolveRequest request) {
        var project = require(detail);
        var route = detail.route();
        var content = route.followsDraft()
                ? detail.draft()
                : versions.servedAt(route.id(), route.publishedVersion())
                        .map(RouteVersion::content)
                        .orElse(RouteContent.EMPTY);
        var written = detail.servedWith(content);
        return new Trial(resolver.simulate(project, request), written, served(detail, written));
    }

    /**
     * What each enabled step would do if it were asked, by its id: alone, and by a request that meets its conditions. Empty
     * where the route is off, since then no step is asked.
     */
    public Map<String, Trial> eachStep(RouteDetail detail, RouteContent draft) {
        var project = require(detail);
        var request = ResolveRequest.builder(UUID.randomUUID().toString())
                .environment(detail.route().environmentId().toString())
                .routeId(detail.route().id().toString())
                .build();
        Map<String, Trial> trials = new HashMap<>();
        var graphless = draft.withGraph(null, List.of());
        var served = served(detail, detail.servedWith(graphless));
        for (var step : graphless.steps()) {
            if (step.enabled()) {
                var trial = new Trial(
                        resolver.simulateAlone(project, alone(served, step.id()), request),
                        detail.servedWith(graphless),
                        served);
                if (!trial.resolution().trace().isEmpty()) {
                    trials.put(step.id(), trial);
                }
            }
        }
        return trials;
    }

    private UUID require(RouteDetail detail) {
        var project = detail.route().projectId();
        projects.require(project, Role.VIEWER);
        return project;
    }

    private RouteConfig served(RouteDetail detail, RouteConfig written) {
        var route = detail.route();
        return replacements.replacing(Set.of(route.projectId())).contains(route.id())
                ? ModelReplacements.in(written, catalogs.current(), catalogs.today())
                : written;
    }

    private static RouteConfig alone(RouteConfig route, String stepId) {
        return route.withSteps(route.steps().stream()
                .filter(step -> step.id().equals(stepId))
                .map(RouteTrials::unconditional)
                .toList());
    }

    private static StepConfig unconditional(StepConfig step) {
        return new StepConfig(
                step.id(),
                step.orderIndex(),
                step.providerPreference(),
                step.modelId(),
                step.label(),
                step.enabled(),
                step.fallbackOn(),
                step.timeoutMs(),
                step.switchCriteria(),
                step.retryPolicy(),
                null,
                null,
                step.modelPool(),
                step.notes(),
                step.parallelGroupId(),
                step.parallelBranchRole());
    }
}
