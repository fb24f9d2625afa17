package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy ready to be asked. Rules that never say no have no compiled form. */
sealed interface CompiledPolicy {

    PolicyConfig policy();

    /**
     * The objection; null when there is none, or nothing to object to.
     *
     * @param providerType canonical
     * @param deprecated whether the model counts as deprecated or retired at the moment
     */
    @Nullable
    Violation check(@Nullable String providerType, @Nullable String modelId, boolean deprecated);

    /** Null when the rule can never object. */
    static @Nullable CompiledPolicy of(PolicyConfig policy) {
        return switch (policy.rule()) {
            case PolicyRule.ModelAllowlist(var ids) -> ids.isEmpty() ? null : new Models(policy, patternsOf(ids), true);
            case PolicyRule.ModelDenylist(var ids) -> ids.isEmpty() ? null : new Models(policy, patternsOf(ids), false);
            case PolicyRule.ProviderAllowlist(var types) ->
                types.isEmpty() ? null : new ProviderTypes(policy, providerPatternsOf(types), true);
            case PolicyRule.ProviderDenylist(var types) ->
                types.isEmpty() ? null : new ProviderTypes(policy, providerPatternsOf(types), false);
            case PolicyRule.DeprecatedModelBlock _ -> new Lifecycle(policy);
            // Limits are counted elsewhere: see CompiledLimit.
            case PolicyRule.UsageLimit _, PolicyRule.UnknownRule _ -> null;
        };
    }

    /** Allows or denies by model id. */
    record Models(PolicyConfig policy, NamePatterns patterns, boolean allow) implements CompiledPolicy {
        @Override
        public @Nullable Violation check(@Nullable String providerType, @Nullable String modelId, boolean deprecated) {
            if (modelId == null || patterns.matches(modelId) == allow) {
                return null;
            }
            return violation(policy, "Model " + modelId + (allow ? " is not in allowlist" : " is denylisted"));
        }
    }

    /** Allows or denies by provider; Google answers to both of its spellings. */
    record ProviderTypes(PolicyConfig policy, NamePatterns patterns, boolean allow) implements CompiledPolicy {
        @Override
        public @Nullable Violation check(@Nullable String providerType, @Nullable String modelId, boolean deprecated) {
            if (providerType == null) {
                return null;
            }
            boolean listed = patterns.matches(providerType) || patterns.matches(Providers.wire(providerType));
            if (listed == allow) {
                return null;
            }
            return violation(policy, "Provider " + providerType + (allow ? " is not in allowlist" : " is denylisted"));
        }
    }

    /** Denies what is deprecated or retired. */
    record Lifecycle(PolicyConfig policy) implements CompiledPolicy {
        @Override
        public @Nullable Violation check(@Nullable String providerType, @Nullable String modelId, boolean deprecated) {
            return deprecated ? violation(policy, "Deprecated or retired models are blocked") : null;
        }
    }

    private static Violation violation(PolicyConfig policy, String message) {
        return new Violation(policy.id(), policy.name(), policy.rule().type(), message);
    }

    private static NamePatterns patternsOf(List<String> ids) {
        return new NamePatterns(ids.stream().map(String::strip).toList());
    }

    private static NamePatterns providerPatternsOf(List<String> types) {
        List<String> entries = new ArrayList<>();
        for (String type : types) {
            entries.add(type.indexOf('*') < 0 ? Providers.canonical(type) : Providers.slug(type));
        }
        return new NamePatterns(entries);
    }
}
