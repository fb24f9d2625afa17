package io.restormel.keys.policy;

import io.restormel.keys.engine.PolicyRule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy about models as agents speak of it. Its time is a text, since they read no other.
 *
 * @param effect {@code allow} or {@code deny}
 * @param roles always empty, as {@code plans}: policies here know neither
 */
record ModelPolicyJson(
        UUID id,
        String name,
        String effect,
        List<String> roles,
        List<String> plans,
        List<String> models,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {

    /** Null for a policy that is not about models by name. */
    static @Nullable ModelPolicyJson of(Policy policy) {
        return switch (policy.rule()) {
            case PolicyRule.ModelAllowlist(var ids) -> of(policy, ModelPolicy.ALLOW, ids);
            case PolicyRule.ModelDenylist(var ids) -> of(policy, ModelPolicy.DENY, ids);
            case PolicyRule.ProviderAllowlist _,
                    PolicyRule.ProviderDenylist _,
                    PolicyRule.DeprecatedModelBlock _,
                    PolicyRule.UsageLimit _,
                    PolicyRule.UnknownRule _ -> null;
        };
    }

    private static ModelPolicyJson of(Policy policy, String effect, List<String> models) {
        return new ModelPolicyJson(
                policy.id(),
                policy.name(),
                effect,
                List.of(),
                List.of(),
                models,
                policy.active(),
                policy.createdAt(),
                policy.updatedAt());
    }
}
