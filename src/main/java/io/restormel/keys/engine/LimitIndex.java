package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which limits count where. Immutable once made. */
final class LimitIndex {

    private static final CompiledLimit[] NONE = {};

    private final List<CompiledLimit> all = new ArrayList<>();
    private final List<CompiledLimit> everywhere = new ArrayList<>();
    private final Map<String, List<CompiledLimit>> byPlace = new HashMap<>();
    private final Map<String, CompiledLimit[]> byRoute = new HashMap<>();
    private final Map<String, CompiledLimit[]> byStep = new HashMap<>();
    private final Map<String, RouteConfig> routeOfStep = new HashMap<>();

    LimitIndex(ProjectConfig config) {
        Map<String, PolicyConfig> active = new HashMap<>();
        for (PolicyConfig policy : config.policies()) {
            if (policy.active() && policy.rule() instanceof PolicyRule.UsageLimit) {
                active.put(policy.id(), policy);
            }
        }
        Set<String> places = active.isEmpty() ? Set.of() : placesOf(config);
        for (PolicyBinding binding : active.isEmpty() ? List.<PolicyBinding>of() : config.bindings()) {
            PolicyConfig policy = active.get(binding.policyId());
            if (policy != null && policy.rule() instanceof PolicyRule.UsageLimit rule) {
                add(new CompiledLimit(policy, rule, binding, config), config.projectId(), places);
            }
        }
        if (!all.isEmpty()) {
            config.routes().forEach(this::place);
        }
    }

    private static Set<String> placesOf(ProjectConfig config) {
        Set<String> places = new HashSet<>();
        config.environments().forEach(each -> places.add(each.id()));
        for (RouteConfig route : config.routes()) {
            places.add(route.id());
            route.steps().forEach(step -> places.add(step.id()));
        }
        return places;
    }

    private void add(CompiledLimit limit, String projectId, Set<String> places) {
        PolicyBinding binding = limit.binding();
        switch (binding.targetType()) {
            case WORKSPACE, GATEWAY_KEY, END_USER, TAG -> everywhere.add(limit);
            case PROJECT -> {
                if (!binding.targetId().equals(projectId)) {
                    return;
                }
                everywhere.add(limit);
            }
            case ENVIRONMENT, ROUTE, ROUTE_STEP -> {
                if (!places.contains(binding.targetId())) {
                    return;
                }
                byPlace.computeIfAbsent(binding.targetId(), _ -> new ArrayList<>())
                        .add(limit);
            }
        }
        all.add(limit);
    }

    private void place(RouteConfig route) {
        List<CompiledLimit> around = new ArrayList<>(everywhere);
        around.addAll(byPlace.getOrDefault(route.environmentId(), List.of()));
        around.addAll(byPlace.getOrDefault(route.id(), List.of()));
        byRoute.put(route.id(), around.toArray(NONE));
        for (StepConfig step : route.steps()) {
            routeOfStep.put(step.id(), route);
            List<CompiledLimit> own = byPlace.get(step.id());
            if (own != null) {
                List<CompiledLimit> at = new ArrayList<>(around);
                at.addAll(own);
                byStep.put(step.id(), at.toArray(NONE));
            }
        }
    }

    /** Those of the workspace, of this project and its parts, and of what requests tell of themselves. */
    List<CompiledLimit> all() {
        return List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Shared, not a copy. */
    CompiledLimit[] at(CompiledRoute route, CompiledStep step) {
        CompiledLimit[] own = byStep.isEmpty() ? null : byStep.get(step.id());
        return own == null ? byRoute.getOrDefault(route.id(), NONE) : own;
    }

    /** Those of workspace and project, and of whichever of these places are named; a step brings its route along. */
    CompiledLimit[] at(@Nullable String environmentId, @Nullable String routeId, @Nullable String stepId) {
        if (all.isEmpty()) {
            return NONE;
        }
        RouteConfig around = stepId == null ? null : routeOfStep.get(stepId);
        Set<CompiledLimit> found = new LinkedHashSet<>(everywhere);
        for (String place : Arrays.asList(
                environmentId,
                around == null ? null : around.environmentId(),
                routeId,
                around == null ? null : around.id(),
                stepId)) {
            if (place != null) {
                found.addAll(byPlace.getOrDefault(place, List.of()));
            }
        }
        return found.toArray(NONE);
    }

    /** Whether a decision on this route can depend on what was used. */
    boolean concerns(RouteConfig route) {
        if (byRoute.getOrDefault(route.id(), NONE).length > 0) {
            return true;
        }
        for (StepConfig step : route.steps()) {
            if (byStep.containsKey(step.id())) {
                return true;
            }
        }
        return false;
    }
}
