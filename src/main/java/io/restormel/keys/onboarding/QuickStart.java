package io.restormel.keys.onboarding;

import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.GatewayKeySettings;
import io.restormel.keys.project.NewGatewayKey;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.route.NewRoute;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.route.RouteSettings;
import io.restormel.keys.route.RouteVersionService;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The least that answers a request: a project, a published route of one step, and a key to ask with. */
@Service
public class QuickStart {

    private static final String ROUTE = "main";
    private static final int TIMEOUT_MILLIS = 12_000;

    private final ProjectService projects;
    private final RouteService routes;
    private final RouteVersionService versions;
    private final GatewayKeyService keys;

    QuickStart(ProjectService projects, RouteService routes, RouteVersionService versions, GatewayKeyService keys) {
        this.projects = projects;
        this.routes = routes;
        this.versions = versions;
        this.keys = keys;
    }

    /** What there is afterwards; the key's secret is told this once. */
    public record Started(Project project, NewGatewayKey key) {}

    /** Needs the role admin. All of it or nothing. */
    @Transactional
    public Started start(String name, String providerId, String modelId) {
        var project = projects.create(name, false);
        var step = StepConfig.plain(UUID.randomUUID().toString(), 0, providerId, modelId, null, TIMEOUT_MILLIS);
        var environment = Objects.requireNonNull(project.defaultEnvironmentId(), "a new project has environments");
        var route = routes.create(
                project.id(),
                new NewRoute(
                        environment, RouteSettings.named(ROUTE), RouteContent.EMPTY.withSteps(List.of(step)), false));
        versions.publish(project.id(), route.route().id(), null, null);
        return new Started(project, keys.create(project.id(), GatewayKeySettings.plain(name, null, null)));
    }
}
