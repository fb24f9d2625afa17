package io.restormel.keys.onboarding;

import io.restormel.keys.policy.BindingService;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.Project;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.usage.UsageRange;
import io.restormel.keys.usage.UsageReports;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a project has come on its way to the first answered request. */
@Service
public class Progress {

    private final RouteService routes;
    private final BindingService bindings;
    private final GatewayKeyService keys;
    private final UsageReports reports;

    Progress(RouteService routes, BindingService bindings, GatewayKeyService keys, UsageReports reports) {
        this.routes = routes;
        this.bindings = bindings;
        this.keys = keys;
        this.reports = reports;
    }

    /**
     * One thing to do.
     *
     * @param path where to do it, relative to the dashboard
     */
    public record Step(String title, String explanation, boolean done, String path, String action) {}

    @Transactional(readOnly = true)
    public List<Step> of(Project project) {
        var base = "projects/" + project.id();
        var all = routes.list(project.id());
        boolean live = all.stream().anyMatch(route -> route.route().isPublished());
        boolean governed = bindings.placements().values().stream()
                .flatMap(List::stream)
                .anyMatch(placed -> placed.reaches(project.id()));
        boolean asked =
                reports.report(project.id(), UsageRange.QUARTER).totals().requests() > 0;
        return List.of(
                new Step(
                        "Create a route",
                        "An ordered list of providers and models to try for one kind of call.",
                        !all.isEmpty(),
                        base + "/routes",
                        "Create a route"),
                new Step(
                        "Publish it",
                        "Only what is published answers requests; edits stay in the draft until then.",
                        live,
                        base + "/routes",
                        "Open routes"),
                new Step(
                        "Bind a policy",
                        "Say which providers and models may be used here. Optional, but the reason many come.",
                        governed,
                        "policies",
                        "Add a policy"),
                new Step(
                        "Create a Gateway Key",
                        "What your app sends to ask. It is shown once.",
                        !keys.list(project.id()).isEmpty(),
                        base,
                        "Create a key"),
                new Step(
                        "Ask for the first time",
                        "Run the curl command shown with the key; the request appears under Usage.",
                        asked,
                        base + "/usage",
                        "Open usage"));
    }
}
