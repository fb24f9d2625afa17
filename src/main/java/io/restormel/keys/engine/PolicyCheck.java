package io.restormel.keys.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds policies that promise more than they do. */
final class PolicyCheck {

    private PolicyCheck() {}

    static void check(ProjectConfig config, List<ConfigProblem> problems) {
        Set<String> known = new HashSet<>();
        for (PolicyConfig policy : config.policies()) {
            known.add(policy.id());
            ConfigProblem problem = policy.active() ? check(policy) : null;
            if (problem != null) {
                problems.add(problem);
            }
        }
        for (PolicyBinding binding : config.bindings()) {
            if (!known.contains(binding.policyId())) {
                problems.add(warning(
                        binding.policyId(),
                        "policyId",
                        "binding_policy_not_found",
                        "A binding names policy " + binding.policyId() + ", which does not exist"));
            }
        }
    }

    private static @Nullable ConfigProblem check(PolicyConfig policy) {
        return switch (policy.rule()) {
            case PolicyRule.UsageLimit _ -> null;
            case PolicyRule.UnknownRule(String type) ->
                warning(
                        policy.id(),
                        "type",
                        "unknown_policy_type",
                        "Policy " + policy.name() + " has the unknown type " + type + " and never blocks");
            case PolicyRule.ModelAllowlist(var ids) -> emptyList(policy, ids, "modelIds");
            case PolicyRule.ModelDenylist(var ids) -> emptyList(policy, ids, "modelIds");
            case PolicyRule.ProviderAllowlist(var types) -> emptyList(policy, types, "providerTypes");
            case PolicyRule.ProviderDenylist(var types) -> emptyList(policy, types, "providerTypes");
            case PolicyRule.DeprecatedModelBlock _ -> null;
        };
    }

    private static @Nullable ConfigProblem emptyList(PolicyConfig policy, List<String> entries, String field) {
        return entries.isEmpty()
                ? warning(
                        policy.id(),
                        field,
                        "empty_policy_list",
                        "Policy " + policy.name() + " has an empty list and never blocks")
                : null;
    }

    private static ConfigProblem warning(String policyId, String field, String code, String message) {
        return new ConfigProblem(ConfigProblem.Severity.WARNING, null, null, policyId, field, code, message);
    }
}
