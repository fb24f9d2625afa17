package io.restormel.keys.route;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.StepConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Compares two contents of one route. Steps are matched by id, so a moved step reads as moved, not as new. */
public final class RouteDiff {

    private final List<RouteDifference> found = new ArrayList<>();

    private RouteDiff() {}

    /** What differs, the route's own fields first, then the steps in their new order, then those that are gone. */
    public static List<RouteDifference> between(RouteContent before, RouteContent after) {
        var diff = new RouteDiff();
        diff.route(before, after);
        var old = before.steps().stream().collect(toMap(StepConfig::id, step -> step));
        for (var step : after.steps()) {
            var was = old.remove(step.id());
            if (was == null) {
                diff.add(step, "step", null, summary(step, after));
            } else {
                diff.step(was, step);
            }
        }
        before.steps().stream()
                .filter(step -> old.containsKey(step.id()))
                .forEach(step -> diff.add(step, "step", summary(step, before), null));
        return List.copyOf(diff.found);
    }

    private void route(RouteContent before, RouteContent after) {
        add(null, "defaultModelId", before.defaultModelId(), after.defaultModelId());
        add(null, "routeMode", before.routeMode(), after.routeMode());
        add(null, "billingMode", before.billingMode(), after.billingMode());
        add(null, "onOpenCircuit", before.onOpenCircuit(), after.onOpenCircuit());
        add(null, "workload", before.workload(), after.workload());
        add(null, "stage", before.stage(), after.stage());
        add(null, "entryStepId", before.entryStepId(), after.entryStepId());
        if (!before.edges().equals(after.edges())) {
            add(null, "edges", before.edges().size() + " edges", after.edges().size() + " edges, rewired");
        }
    }

    private void step(StepConfig before, StepConfig after) {
        add(after, "orderIndex", before.orderIndex(), after.orderIndex());
        add(after, "providerPreference", before.providerPreference(), after.providerPreference());
        add(after, "modelId", before.modelId(), after.modelId());
        add(after, "label", before.label(), after.label());
        add(after, "enabled", before.enabled(), after.enabled());
        add(after, "fallbackOn", before.fallbackOn(), after.fallbackOn());
        add(after, "timeoutMs", before.timeoutMs(), after.timeoutMs());
        add(after, "modelPool", pool(before.modelPool()), pool(after.modelPool()));
        add(after, "switchCriteria", json(before.switchCriteria()), json(after.switchCriteria()));
        add(after, "retryPolicy", json(before.retryPolicy()), json(after.retryPolicy()));
        add(after, "costPolicy", json(before.costPolicy()), json(after.costPolicy()));
        add(after, "conditionBlock", json(before.conditionBlock()), json(after.conditionBlock()));
        add(after, "notes", before.notes(), after.notes());
        add(after, "parallelGroupId", before.parallelGroupId(), after.parallelGroupId());
        add(after, "parallelBranchRole", before.parallelBranchRole(), after.parallelBranchRole());
    }

    /** @param step null when it is the route's own */
    private void add(@Nullable StepConfig step, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            found.add(new RouteDifference(
                    step == null ? null : Integer.valueOf(step.orderIndex() + 1),
                    step == null ? null : step.label(),
                    field,
                    before == null ? null : before.toString(),
                    after == null ? null : after.toString()));
        }
    }

    private static String summary(StepConfig step, RouteContent of) {
        if (step.modelPool() != null) {
            return Objects.requireNonNull(pool(step.modelPool()));
        }
        var model = step.modelId() == null ? of.defaultModelId() : step.modelId();
        return (step.providerPreference() == null ? "no provider" : step.providerPreference()) + " / "
                + (model == null ? "no model" : model) + (step.enabled() ? "" : " (disabled)");
    }

    private static @Nullable String pool(@Nullable ModelPool pool) {
        return pool == null
                ? null
                : pool.members().stream()
                        .map(member -> (member.providerPreference() == null ? "" : member.providerPreference() + " / ")
                                + (member.modelId() == null ? "default" : member.modelId()) + " ×" + member.weight())
                        .collect(joining(", ", pool.strategy().wire() + ": ", ""));
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : JsonMapper.shared().writeValueAsString(value);
    }
}
