package io.restormel.keys.onboarding;

import io.restormel.keys.policy.BindingService;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.Project;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.usage.RequestLogs;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a project has come on its way to the first answered request; cheap enough to ask every few seconds. */
@Service
public class Progress {

    private final RouteService routes;
    private final BindingService bindings;
    private final GatewayKeyService keys;
    private final RequestLogs requests;

    Progress(RouteService routes, BindingService bindings, GatewayKeyService keys, RequestLogs requests) {
        this.routes = routes;
        this.bindings = bindings;
        this.keys = keys;
        this.requests = requests;
    }

    /** What there is to do, in this order. */
    public enum Task {
        ROUTE,
        PUBLISH,
        POLICY,
        KEY,
        REQUEST
    }

    /**
     * One thing to do.
     *
     * @param path where to do it, relative to the dashboard
     */
    public record Step(Task task, boolean done, String path) {}

    @Transactional(readOnly = true)
    public List<Step> of(Project project) {
        var base = "projects/" + project.id();
        boolean governed = bindings.placements().values().stream()
                .flatMap(List::stream)
                .anyMatch(placed -> placed.reaches(project.id()));
        boolean asked = requests.newest(project.id()).isPresent();
        return List.of(
                new Step(Task.ROUTE, routes.count(project.id(), "") > 0, base + "/routes?new"),
                new Step(Task.PUBLISH, routes.anyPublished(project.id()), base + "/routes"),
                new Step(Task.POLICY, governed, "policies?new"),
                new Step(Task.KEY, !keys.list(project.id()).isEmpty(), base + "/gateway-keys?new"),
                new Step(Task.REQUEST, asked, base + "/requests"));
    }
}
