package io.restormel.keys.model;

import io.restormel.keys.engine.ModelRef;
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
    public Optional<ModelRef> find(UUID projectId, LogicalRef reference) {
        return models.findEnabled(projectId, reference.text()).map(ProjectModel::model);
    }
}
