package io.restormel.keys.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which the steps of a route are tried, disabled ones included.
 *
 * <p>Without edges by {@code orderIndex}. With edges depth first, each step before those it leads to: from the entry
 * step, else from the first step that no edge leads to, else from the first. Disabled steps are passed through. A cycle
 * ends where it meets a step already in the order.
 *
 * @param reached how many of {@code steps} the edges lead to; the rest follow by {@code orderIndex}
 */
record StepOrder(List<StepConfig> steps, int reached) {

    private static final Comparator<StepEdge> LAST_FIRST = Comparator.comparingInt(StepEdge::priority)
            .thenComparing(StepEdge::id)
            .reversed();

    static StepOrder of(RouteConfig route) {
        List<StepConfig> byIndex = new ArrayList<>(route.steps());
        byIndex.sort(Comparator.comparingInt(StepConfig::orderIndex));
        if (route.edges().isEmpty() || byIndex.isEmpty()) {
            return new StepOrder(byIndex, byIndex.size());
        }
        Map<String, StepConfig> byId = new LinkedHashMap<>();
        for (StepConfig step : byIndex) {
            byId.put(step.id(), step);
        }
        List<StepConfig> order = depthFirst(route, byId);
        int reached = order.size();
        Set<StepConfig> ordered = new HashSet<>(order);
        for (StepConfig step : byIndex) {
            if (!ordered.contains(step)) {
                order.add(step);
            }
        }
        return new StepOrder(order, reached);
    }

    private static List<StepConfig> depthFirst(RouteConfig route, Map<String, StepConfig> byId) {
        Map<String, List<StepEdge>> outgoing = new HashMap<>();
        for (StepEdge edge : route.edges()) {
            outgoing.computeIfAbsent(edge.fromStepId(), _ -> new ArrayList<>()).add(edge);
        }
        List<StepConfig> order = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.push(entry(route, byId));
        while (!open.isEmpty()) {
            String id = open.pop();
            StepConfig step = byId.get(id);
            if (step != null && seen.add(id)) {
                order.add(step);
                outgoing.getOrDefault(id, List.of()).stream()
                        .sorted(LAST_FIRST)
                        .forEach(edge -> open.push(edge.toStepId()));
            }
        }
        return order;
    }

    private static String entry(RouteConfig route, Map<String, StepConfig> byId) {
        if (route.entryStepId() != null) {
            return route.entryStepId();
        }
        Set<String> entered = new HashSet<>();
        for (StepEdge edge : route.edges()) {
            entered.add(edge.toStepId());
        }
        String first = byId.keySet().iterator().next();
        return byId.keySet().stream()
                .filter(id -> !entered.contains(id))
                .findFirst()
                .orElse(first);
    }
}
