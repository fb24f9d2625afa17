package io.restormel.keys.route;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The short way to say a route: a first model and the ones to fall back on, each at the first provider that has it. */
@Component
class ModelChain {

    private final CatalogService catalog;

    ModelChain(CatalogService catalog) {
        this.catalog = catalog;
    }

    /** The models of the enabled steps in their order, as the short way tells them. */
    static List<String> modelsOf(RouteContent content) {
        List<String> models = new ArrayList<>();
        for (var step : content.steps()) {
            var model = step.modelId() == null ? content.defaultModelId() : step.modelId();
            if (step.enabled() && model != null) {
                models.add(model);
            }
        }
        return models;
    }

    /**
     * Content with one step a model. A step that is there with that model stays as it is, with its policies and settings.
     *
     * @param primary null keeps the first model there is
     * @param fallbacks null keeps the others
     */
    RouteContent applied(RouteContent to, @Nullable String primary, @Nullable List<String> fallbacks) {
        var now = modelsOf(to);
        List<String> wanted = new ArrayList<>();
        if (primary != null) {
            wanted.add(primary);
        } else if (!now.isEmpty()) {
            wanted.add(now.getFirst());
        }
        wanted.addAll(fallbacks == null ? now.stream().skip(1).toList() : fallbacks);
        var left = new ArrayList<>(to.steps());
        List<StepConfig> steps = new ArrayList<>();
        for (var model : wanted) {
            steps.add(step(model, steps.size(), left));
        }
        var kept = steps.stream().map(StepConfig::id).toList();
        var result = to;
        for (var step : to.steps()) {
            if (!kept.contains(step.id())) {
                result = result.withoutStep(UUID.fromString(step.id()));
            }
        }
        return result.withSteps(steps);
    }

    private StepConfig step(String model, int order, List<StepConfig> left) {
        for (var old : left) {
            if (model.equals(old.modelId()) && old.enabled()) {
                left.remove(old);
                return old.as(old.id(), order);
            }
        }
        var known = catalog.current()
                .findModel(model)
                .orElseThrow(() -> ApplicationException.invalid(
                        order == 0 ? "primaryModel" : "fallbackModels", "\"" + model + "\" is not in the catalogue"));
        return StepConfig.plain(
                UUID.randomUUID().toString(),
                order,
                known.variants().getFirst().providerType(),
                known.id(),
                null,
                null);
    }
}
