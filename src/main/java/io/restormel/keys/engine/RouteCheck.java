package io.restormel.keys.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the mistakes of one route that no order of its steps could make good. */
final class RouteCheck {

    private final RouteConfig route;
    private final List<ConfigProblem> problems;
    private boolean broken;

    private RouteCheck(RouteConfig route, List<ConfigProblem> problems) {
        this.route = route;
        this.problems = problems;
    }

    /** Reports to {@code problems}; false when the route must not serve. */
    static boolean isSound(RouteConfig route, List<ConfigProblem> problems) {
        RouteCheck check = new RouteCheck(route, problems);
        check.keyUse();
        check.openCircuits();
        check.steps();
        check.edges();
        return !check.broken;
    }

    static ConfigProblem unknownEnvironment(RouteConfig route) {
        return new ConfigProblem(
                ConfigProblem.Severity.ERROR,
                route.id(),
                null,
                null,
                "environmentId",
                "unknown_environment",
                "Route " + route.name() + " belongs to environment " + route.environmentId()
                        + ", which does not exist");
    }

    private void keyUse() {
        String mode = route.billingMode();
        if (mode != null && !mode.equals(route.keyUse().wire())) {
            String message = "billingMode " + mode + " is not known, so only the platform's keys count";
            warning(null, "billingMode", "unknown_billing_mode", message);
        }
    }

    private void openCircuits() {
        String use = route.onOpenCircuit();
        if (use != null && !use.equals(route.openCircuitUse().wire())) {
            String message = "onOpenCircuit " + use + " is not known, so what is ill is passed over";
            warning(null, "onOpenCircuit", "unknown_on_open_circuit", message);
        }
    }

    private void steps() {
        Set<String> ids = new HashSet<>();
        Set<Integer> indexes = new HashSet<>();
        boolean anyEnabled = false;
        for (StepConfig step : route.steps()) {
            anyEnabled |= step.enabled();
            if (!ids.add(step.id())) {
                error(step.id(), "id", "duplicate_step", "Two steps have the id " + step.id());
            }
            if (step.orderIndex() < 0) {
                error(step.id(), "orderIndex", "invalid_order_index", "orderIndex must be 0 or more");
            } else if (!indexes.add(step.orderIndex())) {
                String message = "Two steps have the orderIndex " + step.orderIndex();
                error(step.id(), "orderIndex", "duplicate_order_index", message);
            }
            pool(step);
        }
        if (!anyEnabled) {
            warning(null, "steps", "no_enabled_step", "The route has no enabled step and cannot serve");
        }
    }

    private void pool(StepConfig step) {
        ModelPool pool = step.modelPool();
        if (pool == null) {
            return;
        }
        if (pool.members().isEmpty()) {
            error(step.id(), "modelPool", "invalid_pool", "A pool needs at least one member");
        }
        for (PoolMember member : pool.members()) {
            if (!(member.weight() > 0 && member.weight() <= Double.MAX_VALUE)) {
                error(step.id(), "modelPool", "invalid_pool", "The weight of a pool member must be above 0");
                return;
            }
        }
    }

    private void edges() {
        Set<String> ids = new HashSet<>();
        for (StepConfig step : route.steps()) {
            ids.add(step.id());
        }
        for (StepEdge edge : route.edges()) {
            if (!ids.contains(edge.fromStepId()) || !ids.contains(edge.toStepId())) {
                String message = "An edge leads from " + edge.fromStepId() + " to " + edge.toStepId()
                        + ", but the route has no such step";
                error(null, "edges", "edge_step_not_in_route", message);
            } else if (edge.fromStepId().equals(edge.toStepId())) {
                warning(edge.fromStepId(), "edges", "edge_self_loop", "An edge leads from a step to itself");
            }
        }
        String entry = route.entryStepId();
        if (entry != null && !route.edges().isEmpty() && !ids.contains(entry)) {
            error(null, "entryStepId", "entry_step_not_in_route", "The route has no step " + entry);
        }
    }

    private void error(@Nullable String stepId, String field, String code, String message) {
        broken = true;
        problems.add(new ConfigProblem(
                ConfigProblem.Severity.ERROR, route.id(), stepId, null, field, code, inRoute(message)));
    }

    private void warning(@Nullable String stepId, String field, String code, String message) {
        problems.add(new ConfigProblem(
                ConfigProblem.Severity.WARNING, route.id(), stepId, null, field, code, inRoute(message)));
    }

    private String inRoute(String message) {
        return "Route " + route.name() + ": " + message;
    }
}
