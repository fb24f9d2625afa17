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
                diff.add(title(step), "step", null, summary(step, after));
            } else {
                diff.step(was, step);
            }
        }
        before.steps().stream()
                .filter(step -> old.containsKey(step.id()))
                .forEach(step -> diff.add(title(step), "step", summary(step, before), null));
        return List.copyOf(diff.found);
    }

    private void route(RouteContent before, RouteContent after) {
        add("Route", "defaultModelId", before.defaultModelId(), after.defaultModelId());
        add("Route", "routeMode", before.routeMode(), after.routeMode());
        add("Route", "billingMode", before.billingMode(), after.billingMode());
        add("Route", "onOpenCircuit", before.onOpenCircuit(), after.onOpenCircuit());
        add("Route", "workload", before.workload(), after.workload());
        add("Route", "stage", before.stage(), after.stage());
        add("Route", "entryStepId", before.entryStepId(), after.entryStepId());
        if (!before.edges().equals(after.edges())) {
            add(
                    "Route",
                    "edges",
                    before.edges().size() + " edges",
                    after.edges().size() + " edges, rewired");
        }
    }

    private void step(StepConfig before, StepConfig after) {
        var where = title(after);
        add(where, "orderIndex", before.orderIndex(), after.orderIndex());
        add(where, "providerPreference", before.providerPreference(), after.providerPreference());
        add(where, "modelId", before.modelId(), after.modelId());
        add(where, "label", before.label(), after.label());
        add(where, "enabled", before.enabled(), after.enabled());
        add(where, "fallbackOn", before.fallbackOn(), after.fallbackOn());
        add(where, "timeoutMs", before.timeoutMs(), after.timeoutMs());
        add(where, "modelPool", pool(before.modelPool()), pool(after.modelPool()));
        add(where, "switchCriteria", json(before.switchCriteria()), json(after.switchCriteria()));
        add(where, "retryPolicy", json(before.retryPolicy()), json(after.retryPolicy()));
        add(where, "costPolicy", json(before.costPolicy()), json(after.costPolicy()));
        add(where, "conditionBlock", json(before.conditionBlock()), json(after.conditionBlock()));
        add(where, "notes", before.notes(), after.notes());
        add(where, "parallelGroupId", before.parallelGroupId(), after.parallelGroupId());
        add(where, "parallelBranchRole", before.parallelBranchRole(), after.parallelBranchRole());
    }

    private void add(String where, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            found.add(new RouteDifference(
                    where, field, before == null ? null : before.toString(), after == null ? null : after.toString()));
        }
    }

    private static String title(StepConfig step) {
        return "Step " + (step.orderIndex() + 1) + (step.label() == null ? "" : " “" + step.label() + "”");
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
