package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policies that apply at one place, each once; all of them must pass. Compared by identity. */
final class PolicySet {

    private final List<CompiledPolicy> policies;

    PolicySet(List<CompiledPolicy> policies) {
        this.policies = List.copyOf(policies);
    }

    /** These and more; the same instance when there is nothing new. */
    PolicySet plus(List<CompiledPolicy> more) {
        List<CompiledPolicy> all = new ArrayList<>(policies);
        for (CompiledPolicy policy : more) {
            if (!all.contains(policy)) {
                all.add(policy);
            }
        }
        return all.size() == policies.size() ? this : new PolicySet(all);
    }

    List<Violation> check(@Nullable String providerType, @Nullable String modelId, boolean deprecated) {
        List<Violation> found = List.of();
        for (CompiledPolicy policy : policies) {
            Violation violation = policy.check(providerType, modelId, deprecated);
            if (violation != null) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(violation);
            }
        }
        return List.copyOf(found);
    }
}
