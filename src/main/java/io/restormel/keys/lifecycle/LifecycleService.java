package io.restormel.keys.lifecycle;

import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.route.RouteModels;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What a project uses of models that end, and which of its routes let replacements take over. Thread-safe. */
@Service
public class LifecycleService {

    private final EndingModels models;
    private final RouteModels routes;
    private final ProjectService projects;

    LifecycleService(EndingModels models, RouteModels routes, ProjectService projects) {
        this.models = models;
        this.routes = routes;
        this.projects = projects;
    }

    /** What ends first before the others. */
    public List<EndingModel> list(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return models.of(Set.of(projectId)).getOrDefault(projectId, List.of());
    }

    /** In force at once. */
    public void setReplaces(UUID projectId, UUID routeId, boolean replaces) {
        routes.setReplaces(projectId, routeId, replaces);
    }
}
