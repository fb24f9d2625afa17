package io.restormel.keys.route;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.engine.OpenCircuitUse;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.StepEdge;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.StorableText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refuses drafts that say something impossible. Looks only at what an edit changes, so that a model which has left the
 * catalogue since does not stand in the way of other work.
 */
@Component
class ContentCheck {

    private static final int MAX_STEPS = 100;

    private final CatalogService catalog;
    private final StepCheck steps;

    ContentCheck(CatalogService catalog, StepCheck steps) {
        this.catalog = catalog;
        this.steps = steps;
    }

    /** The wanted content with providers in their one spelling. */
    RouteContent accepted(RouteContent before, RouteContent wanted) {
        fields(before, wanted);
        var old = before.steps().stream().collect(Collectors.toMap(StepConfig::id, step -> step));
        var accepted = wanted.withSteps(wanted.steps().stream()
                .map(step -> step.equals(old.get(step.id())) ? step : steps.accepted(step))
                .toList());
        order(accepted.steps());
        edges(accepted);
        return accepted;
    }

    private static void openCircuits(RouteContent before, RouteContent wanted) {
        var use = wanted.onOpenCircuit();
        if (use != null
                && !use.equals(before.onOpenCircuit())
                && !OpenCircuitUse.ofWire(use).wire().equals(use)) {
            throw ApplicationException.invalid("onOpenCircuit", "must be skip, deprioritise or ignore");
        }
    }

    private void fields(RouteContent before, RouteContent wanted) {
        limit("routeMode", wanted.routeMode(), 60);
        limit("billingMode", wanted.billingMode(), 60);
        openCircuits(before, wanted);
        limit("workload", wanted.workload(), 60);
        limit("defaultModelId", wanted.defaultModelId(), 200);
        var model = wanted.defaultModelId();
        if (model != null && !model.equals(before.defaultModelId()) && !known(model)) {
            throw ApplicationException.invalid("defaultModelId", "is not a model of the catalogue");
        }
        if (wanted.stage() == null
                || (wanted.stage().equals(before.stage()) && Objects.equals(wanted.workload(), before.workload()))) {
            return;
        }
        if (!"ingestion".equals(wanted.workload())) {
            throw ApplicationException.invalid("stage", "needs the workload \"ingestion\"");
        }
        if (!RouteContent.INGESTION_STAGES.contains(wanted.stage())) {
            throw ApplicationException.invalid(
                    "stage", "must be one of " + String.join(", ", RouteContent.INGESTION_STAGES));
        }
    }

    private boolean known(String model) {
        var facts = catalog.current();
        return facts.findModel(model).isPresent()
                || facts.providers().stream()
                        .anyMatch(provider ->
                                facts.findVariant(provider.id(), model).isPresent());
    }

    private static void order(List<StepConfig> steps) {
        if (steps.size() > MAX_STEPS) {
            throw ApplicationException.invalid("steps", "must be at most " + MAX_STEPS);
        }
        Set<Integer> taken = new HashSet<>();
        for (var step : steps) {
            if (!taken.add(step.orderIndex())) {
                throw new ApplicationException.Conflict(
                        "duplicate_order_index", "The route already has a step with orderIndex " + step.orderIndex());
            }
        }
    }

    private static void edges(RouteContent content) {
        var ids = content.steps().stream().map(StepConfig::id).collect(Collectors.toSet());
        for (StepEdge edge : content.edges()) {
            if (!ids.contains(edge.fromStepId()) || !ids.contains(edge.toStepId())) {
                throw new ApplicationException.Invalid(
                        "edge_step_not_in_route", "An edge names a step that the route has not", fieldOf("edges"));
            }
            if (edge.fromStepId().equals(edge.toStepId())) {
                throw new ApplicationException.Invalid(
                        "edge_self_loop", "An edge leads from a step to itself", fieldOf("edges"));
            }
            limit("label", edge.label(), 120);
        }
        if (content.entryStepId() != null && !ids.contains(content.entryStepId())) {
            throw ApplicationException.invalid("entryStepId", "is not a step of this route");
        }
    }

    private static Map<String, Object> fieldOf(String field) {
        return Map.of("field", field);
    }

    static void limit(String field, @Nullable String text, int max) {
        if (text != null && text.length() > max) {
            throw ApplicationException.invalid(field, "must have at most " + max + " characters");
        }
        var problem = text == null ? null : StorableText.problemOfSetting(text);
        if (problem != null) {
            throw ApplicationException.invalid(field, problem);
        }
    }
}
