package io.restormel.keys.route;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps of all drafts of a project, by route. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/route-steps", "/keys/v1/projects/{projectId}/route-steps"})
class ProjectStepsController {

    private final RouteService routes;

    ProjectStepsController(RouteService routes) {
        this.routes = routes;
    }

    record ProjectStepJson(@JsonUnwrapped StepJson step, String routeName, UUID environmentId) {}

    @GetMapping
    DataJson<List<ProjectStepJson>> list(@PathVariable UUID projectId) {
        return new DataJson<>(routes.list(projectId).stream()
                .flatMap(route -> route.steps().stream()
                        .map(step -> new ProjectStepJson(
                                StepJson.of(step),
                                route.route().name(),
                                route.route().environmentId())))
                .toList());
    }
}
