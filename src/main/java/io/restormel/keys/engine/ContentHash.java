package io.restormel.keys.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Hash of a configuration and of what the catalogue says about it. The order of environments counts, because the first
 * of a type answers to it; the order in which routes, steps, edges, policies, bindings and keys are listed does not.
 */
final class ContentHash {

    private long state = Hash64.SEED;

    private ContentHash() {}

    static String of(ProjectConfig config, List<CompiledRoute> compiled) {
        ContentHash hash = new ContentHash();
        hash.add(config.workspaceId(), config.projectId(), config.defaultEnvironmentId());
        for (EnvironmentConfig each : config.environments()) {
            hash.add(each.id(), each.slug(), each.name(), each.type());
        }
        long unordered = 0;
        for (RouteConfig each : config.routes()) {
            unordered += of(each);
        }
        for (CompiledRoute each : compiled) {
            unordered += ofCatalog(each);
        }
        for (PolicyConfig each : config.policies()) {
            unordered += new ContentHash()
                    .add("policy", each.id(), each.name(), each.active(), each.rule())
                    .end();
        }
        for (PolicyBinding each : config.bindings()) {
            unordered += new ContentHash()
                    .add("binding", each.policyId(), each.targetType().wire(), each.targetId())
                    .end();
        }
        for (ProviderKey each : config.providerKeys().keys()) {
            ContentHash key = new ContentHash().add("key", each.id(), each.providerType(), each.environmentId());
            each.models().forEach(key::add);
            unordered += key.add(each.usable(), each.obstacle()).end();
        }
        if (config.providerKeys().required()) {
            hash.add("keys required");
        }
        String digits = Long.toHexString(hash.add(unordered).end());
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static long of(RouteConfig route) {
        ContentHash hash = new ContentHash();
        hash.add(route.id(), route.environmentId(), route.name(), route.active(), route.enabled(), route.published());
        hash.add(route.version(), route.publishedVersion(), route.defaultModelId(), route.routeMode());
        hash.add(route.billingMode());
        if (route.onOpenCircuit() != null) {
            hash.add("onOpenCircuit", route.onOpenCircuit());
        }
        hash.add(route.workload(), route.stage(), route.createdAtMillis(), route.entryStepId());
        long unordered = 0;
        for (StepConfig each : route.steps()) {
            unordered += of(each);
        }
        for (StepEdge each : route.edges()) {
            unordered += new ContentHash()
                    .add("edge", each.id(), each.fromStepId(), each.toStepId(), each.priority(), each.label())
                    .end();
        }
        return hash.add(unordered).end();
    }

    private static long of(StepConfig step) {
        ContentHash hash = new ContentHash();
        hash.add(step.id(), step.orderIndex(), step.providerPreference(), step.modelId(), step.label());
        hash.add(step.enabled(), step.fallbackOn(), step.timeoutMs(), step.switchCriteria(), step.retryPolicy());
        hash.add(step.costPolicy(), step.conditionBlock(), step.notes(), step.parallelGroupId());
        hash.add(step.parallelBranchRole());
        ModelPool pool = step.modelPool();
        if (pool != null) {
            hash.add(pool.strategy().wire());
            for (PoolMember member : pool.members()) {
                hash.add(member.providerPreference(), member.modelId(), member.weight());
            }
        }
        return hash.end();
    }

    private static long ofCatalog(CompiledRoute route) {
        ContentHash hash = new ContentHash().add(route.id());
        for (CompiledStep step : route.ordered()) {
            for (Candidate candidate : step.stored()) {
                CatalogModel model = candidate.catalogModel();
                if (model == null) {
                    hash.add((Object) null);
                } else {
                    hash.add(model.lifecycleState(), millis(model.deprecationDate()), millis(model.retirementDate()));
                    hash.add(model.inputUsdPerMillion(), model.outputUsdPerMillion());
                    model.abilities().names().stream().sorted().forEach(hash::addOne);
                    hash.add(model.abilities().contextTokens());
                }
            }
        }
        return hash.end();
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private ContentHash add(@Nullable Object... values) {
        for (Object value : values) {
            addOne(value);
        }
        return this;
    }

    /** Each value ends with a mark, so that "ab", "c" is not "a", "bc"; a map's keys are sorted first. */
    private void addOne(@Nullable Object value) {
        switch (value) {
            case null -> state = Hash64.add(state, "\0");
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> sorted = new TreeMap<>();
                map.forEach((key, each) -> sorted.put(String.valueOf(key), each));
                sorted.forEach((key, each) -> add("{", key, each, "}"));
            }
            case List<?> list -> {
                add("[");
                list.forEach(this::addOne);
                add("]");
            }
            default -> state = Hash64.add(Hash64.add(state, value.toString()), "\1");
        }
    }

    private long end() {
        return Hash64.mix(state);
    }
}
