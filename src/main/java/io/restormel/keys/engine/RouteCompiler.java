package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles routes one by one; not thread-safe. Equal candidates under equal policies share their facts. */
final class RouteCompiler {

    private final CatalogView catalog;
    private final PolicyIndex policies;
    private final KeyIndex keys;
    private final List<ConfigProblem> problems;
    private final Map<FactsKey, CandidateFacts> shared = new HashMap<>();

    RouteCompiler(CatalogView catalog, PolicyIndex policies, KeyIndex keys, List<ConfigProblem> problems) {
        this.catalog = catalog;
        this.policies = policies;
        this.keys = keys;
        this.problems = problems;
    }

    CompiledRoute compile(RouteConfig route, EnvironmentConfig environment, PolicySet environmentPolicies) {
        boolean sound = RouteCheck.isSound(route, problems);
        PolicySet routePolicies = policies.ofRoute(route, environmentPolicies);
        List<CompiledStep> steps = new ArrayList<>();
        if (sound) {
            StepOrder order = StepOrder.of(route);
            for (StepConfig step : order.steps()) {
                PolicySet own = policies.atStep(step.id());
                CompiledStep compiled =
                        new CompiledStep(step, steps.size(), facts(route, step, own == null ? routePolicies : own));
                steps.add(compiled);
                warnOf(route, compiled, order);
            }
        }
        boolean limited = policies.limits().concerns(route);
        return new CompiledRoute(route, environment, availability(route, sound), routePolicies, limited, steps);
    }

    private static CompiledRoute.Availability availability(RouteConfig route, boolean sound) {
        if (!route.active()) {
            return CompiledRoute.Availability.INACTIVE;
        }
        if (!route.enabled()) {
            return CompiledRoute.Availability.DISABLED;
        }
        if (!route.published()) {
            return CompiledRoute.Availability.UNPUBLISHED;
        }
        return sound ? CompiledRoute.Availability.SELECTABLE : CompiledRoute.Availability.MISCONFIGURED;
    }

    private List<CandidateFacts> facts(RouteConfig route, StepConfig step, PolicySet set) {
        String stepModel = step.modelId() == null ? route.defaultModelId() : step.modelId();
        ModelPool pool = step.modelPool();
        if (pool == null) {
            return List.of(facts(set, route, step.providerPreference(), stepModel));
        }
        List<CandidateFacts> members = new ArrayList<>();
        for (PoolMember member : pool.members()) {
            members.add(facts(
                    set,
                    route,
                    member.providerPreference() == null ? step.providerPreference() : member.providerPreference(),
                    member.modelId() == null ? stepModel : member.modelId()));
        }
        return members;
    }

    private CandidateFacts facts(
            PolicySet set, RouteConfig route, @Nullable String provider, @Nullable String modelId) {
        String canonical = provider == null ? null : Providers.canonical(provider);
        // Where no key is bound to an environment, equal candidates of all environments share their facts.
        String environment = keys.asksEnvironment() ? route.environmentId() : "";
        return shared.computeIfAbsent(new FactsKey(set, environment, canonical, modelId), this::settle);
    }

    private CandidateFacts settle(FactsKey key) {
        return CandidateFacts.settle(
                key.policies(), key.environmentId(), key.providerType(), key.modelId(), catalog, keys);
    }

    private void warnOf(RouteConfig route, CompiledStep step, StepOrder order) {
        if (step.position() >= order.reached() && step.enabled()) {
            warn(route, step, "edges", "step_unreachable", "no edge leads here, so it is tried last");
        }
        for (ConditionParser.Mistake mistake : step.demands().mistakes()) {
            String message = "never applies: " + mistake.path() + " " + mistake.problem();
            String field = mistake.path().startsWith("costPolicy") ? "costPolicy" : "conditionBlock";
            problems.add(new ConfigProblem(
                    ConfigProblem.Severity.WARNING,
                    route.id(),
                    step.id(),
                    null,
                    field,
                    "condition_malformed",
                    "Route " + route.name() + ", step " + step.orderIndex() + ": " + message));
        }
        for (Candidate candidate : step.stored()) {
            if (candidate.providerType() == null) {
                warn(route, step, "providerPreference", "step_not_executable", "has no provider");
            }
            if (!candidate.hasKey() && !route.keyUse().countsEndUser()) {
                String message = "no usable key for " + candidate.providerType() + ", so it is passed over";
                warn(route, step, "providerPreference", "no_key", message);
            }
            CatalogModel model = candidate.catalogModel();
            if (candidate.modelId() == null) {
                warn(route, step, "modelId", "step_not_executable", "has no model, and neither has the route");
            } else if (model == null) {
                String message = "model " + candidate.modelId() + " is not in the catalogue";
                warn(route, step, "modelId", "model_not_in_catalogue", message);
            } else if (model.isDeprecatedByState()) {
                String message = "model " + candidate.modelId() + " is " + model.lifecycleState()
                        + (model.replacementModelId() == null ? "" : "; use " + model.replacementModelId());
                warn(route, step, "modelId", "model_deprecated", message);
            }
        }
    }

    private void warn(RouteConfig route, CompiledStep step, String field, String code, String message) {
        problems.add(new ConfigProblem(
                ConfigProblem.Severity.WARNING,
                route.id(),
                step.id(),
                null,
                step.strategy() == null ? field : "modelPool",
                code,
                "Route " + route.name() + ", step " + step.orderIndex() + ": " + message));
    }

    /** A policy set compares by identity. */
    private record FactsKey(
            PolicySet policies,
            String environmentId,
            @Nullable String providerType,
            @Nullable String modelId) {}
}
