package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which policies apply where. Places without policies of their own share the set of the place around them. */
final class PolicyIndex {

    private final LimitIndex limits;
    private final PolicySet projectWide;
    private final Map<TargetType, Map<String, List<CompiledPolicy>>> bound = new HashMap<>();
    private final Map<String, PolicySet> byRoute = new HashMap<>();
    private final Map<String, PolicySet> byStep = new HashMap<>();

    PolicyIndex(ProjectConfig config) {
        limits = new LimitIndex(config);
        Map<String, CompiledPolicy> active = new HashMap<>();
        for (PolicyConfig policy : config.policies()) {
            CompiledPolicy compiled = policy.active() ? CompiledPolicy.of(policy) : null;
            if (compiled != null) {
                active.put(policy.id(), compiled);
            }
        }
        for (PolicyBinding binding : config.bindings()) {
            CompiledPolicy policy = active.get(binding.policyId());
            if (policy != null) {
                String target = binding.targetType() == TargetType.WORKSPACE ? "" : binding.targetId();
                bound.computeIfAbsent(binding.targetType(), _ -> new HashMap<>())
                        .computeIfAbsent(target, _ -> new ArrayList<>())
                        .add(policy);
            }
        }
        projectWide = new PolicySet(List.of())
                .plus(boundTo(TargetType.WORKSPACE, ""))
                .plus(boundTo(TargetType.PROJECT, config.projectId()));
    }

    LimitIndex limits() {
        return limits;
    }

    PolicySet projectWide() {
        return projectWide;
    }

    PolicySet ofEnvironment(String environmentId) {
        return projectWide.plus(boundTo(TargetType.ENVIRONMENT, environmentId));
    }

    /** Also remembers the sets that differ from the environment's, for {@link #atStep} and {@link #atRoute}. */
    PolicySet ofRoute(RouteConfig route, PolicySet environment) {
        PolicySet set = environment.plus(boundTo(TargetType.ROUTE, route.id()));
        if (set != environment) {
            byRoute.put(route.id(), set);
        }
        for (StepConfig step : route.steps()) {
            PolicySet own = set.plus(boundTo(TargetType.ROUTE_STEP, step.id()));
            if (own != environment) {
                byStep.put(step.id(), own);
            }
        }
        return set;
    }

    /** Null when the route has no policies of its own. */
    @Nullable
    PolicySet atRoute(String routeId) {
        return byRoute.get(routeId);
    }

    /** Null when neither the step nor its route has policies of its own. */
    @Nullable
    PolicySet atStep(String stepId) {
        return byStep.get(stepId);
    }

    private List<CompiledPolicy> boundTo(TargetType type, String targetId) {
        Map<String, List<CompiledPolicy>> targets = bound.get(type);
        return targets == null ? List.of() : targets.getOrDefault(targetId, List.of());
    }
}
