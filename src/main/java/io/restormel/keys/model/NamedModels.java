package io.restormel.keys.model;

import io.restormel.keys.resolve.LogicalModels;
import io.restormel.keys.resolve.LogicalRef;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The models on projects' lists that carry a reference. */
@Component
class NamedModels implements LogicalModels {

    private final ProjectModelRepository models;

    NamedModels(ProjectModelRepository models) {
        this.models = models;
    }

    @Override
    public Optional<Named> find(UUID projectId, LogicalRef reference) {
        return models.find(projectId, reference.text()).map(found -> new Named(found.model(), found.enabled()));
    }
}
