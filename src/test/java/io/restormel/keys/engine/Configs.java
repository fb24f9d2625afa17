package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Terse configurations for tests. Ids are the names given; routes are created in the order added. */
final class Configs {

    static final EnvironmentConfig DEVELOPMENT = new EnvironmentConfig("env-dev", "development", "Development", "dev");
    static final EnvironmentConfig PRODUCTION = new EnvironmentConfig("env-prod", "production", "Production", "prod");
    static final Signals NOW = Signals.at(Instant.parse("2026-11-21T00:00:00Z").toEpochMilli());

    private Configs() {}

    static StepConfig step(String id, int orderIndex, @Nullable String provider, @Nullable String model) {
        return step(id, orderIndex, provider, model, true, null);
    }

    static StepConfig disabled(StepConfig step) {
        return step(step.id(), step.orderIndex(), step.providerPreference(), step.modelId(), false, step.modelPool());
    }

    static StepConfig pooled(String id, int orderIndex, SelectionStrategy strategy, PoolMember... members) {
        return step(id, orderIndex, null, null, true, new ModelPool(strategy, List.of(members)));
    }

    static StepConfig step(
            String id,
            int orderIndex,
            @Nullable String provider,
            @Nullable String model,
            boolean enabled,
            @Nullable ModelPool pool) {
        return new StepConfig(
                id,
                orderIndex,
                provider,
                model,
                id,
                enabled,
                "error",
                null,
                null,
                null,
                null,
                null,
                pool,
                null,
                null,
                null);
    }

    static StepConfig conditional(StepConfig step, Map<String, Object> conditionBlock) {
        return new StepConfig(
                step.id(),
                step.orderIndex(),
                step.providerPreference(),
                step.modelId(),
                step.label(),
                step.enabled(),
                step.fallbackOn(),
                null,
                null,
                null,
                null,
                conditionBlock,
                step.modelPool(),
                null,
                null,
                null);
    }

    static StepEdge edge(String from, String to, int priority) {
        return new StepEdge(from, to, priority, null, from + "-" + to);
    }

    static RouteConfig route(String id, StepConfig... steps) {
        return route(id, List.of(steps), List.of(), null);
    }

    static RouteConfig route(String id, List<StepConfig> steps, List<StepEdge> edges, @Nullable String entry) {
        return new RouteConfig(
                id, "env-prod", id, true, true, true, 1, 1, null, null, null, null, null, 0, entry, steps, edges);
    }

    static CatalogModel model(String provider, String id, String state) {
        return new CatalogModel(new ModelRef(provider, id), state, null, null, null, null, null);
    }

    static CatalogModel priced(String provider, String id, String input, String output) {
        return new CatalogModel(
                new ModelRef(provider, id), "active", null, null, new BigDecimal(input), new BigDecimal(output), null);
    }

    static CatalogModel able(CatalogModel model, long contextTokens, String... abilities) {
        return new CatalogModel(
                model.ref(),
                model.lifecycleState(),
                model.deprecationDate(),
                model.retirementDate(),
                model.inputUsdPerMillion(),
                model.outputUsdPerMillion(),
                model.replacementModelId(),
                true,
                new Abilities(Set.of(abilities), contextTokens));
    }

    /** By provider and id, else by id alone. */
    static CatalogView catalog(CatalogModel... models) {
        List<CatalogModel> all = List.of(models);
        return ref -> {
            for (CatalogModel model : all) {
                if (model.ref().equals(ref)) {
                    return model;
                }
            }
            for (CatalogModel model : all) {
                if (model.ref().modelId().equals(ref.modelId())) {
                    return model;
                }
            }
            return null;
        };
    }

    static ProjectConfig project(RouteConfig... routes) {
        return new ProjectConfig(
                "workspace",
                "project",
                "env-prod",
                List.of(DEVELOPMENT, PRODUCTION),
                List.of(routes),
                List.of(),
                List.of());
    }

    static ProjectConfig with(ProjectConfig config, PolicyRule rule, TargetType target, String targetId) {
        List<PolicyConfig> policies = new ArrayList<>(config.policies());
        String id = "policy-" + policies.size();
        policies.add(new PolicyConfig(id, rule.type(), true, rule));
        List<PolicyBinding> bindings = new ArrayList<>(config.bindings());
        bindings.add(new PolicyBinding(id, target, targetId));
        return new ProjectConfig(
                config.workspaceId(),
                config.projectId(),
                config.defaultEnvironmentId(),
                config.environments(),
                config.routes(),
                policies,
                bindings);
    }

    static Snapshot compile(ProjectConfig config) {
        return SnapshotCompiler.compile(config, CatalogView.EMPTY).snapshot();
    }

    static Resolution resolve(ProjectConfig config) {
        return Resolver.resolve(
                compile(config), ResolveRequest.builder("request").build(), NOW);
    }

    static Resolution.Resolved resolved(Resolution resolution) {
        if (resolution instanceof Resolution.Resolved resolved) {
            return resolved;
        }
        throw new AssertionError(resolution.code() + ": " + resolution.message());
    }
}
