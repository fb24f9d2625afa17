package io.restormel.keys.config;

import static java.util.stream.Collectors.toMap;

import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.model.ProjectModel;
import io.restormel.keys.model.ProjectModelService;
import io.restormel.keys.model.WantedModel;
import io.restormel.keys.platform.IfMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes a project's list of models as a file says. */
@Component
class ModelApplier {

    private static final String KIND = "model";

    private final ProjectModelService models;

    ModelApplier(ProjectModelService models) {
        this.models = models;
    }

    void apply(UUID projectId, List<WantedModel> wanted, List<ProjectModel> before, ConfigPlan plan) {
        var after = models.replace(projectId, new IfMatch(null), wanted);
        var was = byModel(before);
        var is = byModel(after);
        before.stream()
                .filter(model -> !is.containsKey(model.model()))
                .forEach(model -> plan.add("delete", KIND, model.name()));
        for (var model : after) {
            var old = was.get(model.model());
            if (old == null) {
                plan.add("create", KIND, model.name());
            } else if (!old.equals(model)) {
                plan.add("update", KIND, model.name(), differences(old, model));
            }
        }
    }

    private static Map<ModelRef, ProjectModel> byModel(List<ProjectModel> models) {
        return models.stream().collect(toMap(ProjectModel::model, Function.identity()));
    }

    private static List<String> differences(ProjectModel from, ProjectModel to) {
        List<String> details = new ArrayList<>();
        add(details, "bindingKind", from.kind().wire(), to.kind().wire());
        add(details, "enabled", from.enabled(), to.enabled());
        add(
                details,
                "logicalRef",
                from.logicalRef() == null ? "(none)" : from.logicalRef(),
                to.logicalRef() == null ? "(none)" : to.logicalRef());
        return details;
    }

    private static void add(List<String> details, String field, Object from, Object to) {
        if (!from.equals(to)) {
            details.add(ConfigPlan.changed(field, from, to));
        }
    }
}
