package io.restormel.keys.policy;

import io.restormel.keys.engine.PolicyBinding;
import io.restormel.keys.engine.PolicyConfig;
import io.restormel.keys.snapshot.PolicySource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Policies and bindings as the engine takes them. */
@Component
class PolicyConfigReader implements PolicySource {

    private final PolicyRepository policies;
    private final BindingRepository bindings;

    PolicyConfigReader(PolicyRepository policies, BindingRepository bindings) {
        this.policies = policies;
        this.bindings = bindings;
    }

    @Override
    public Policies policiesOf(UUID workspaceId) {
        return new Policies(
                policies.list(workspaceId).stream()
                        .map(policy ->
                                new PolicyConfig(policy.id().toString(), policy.name(), policy.active(), policy.rule()))
                        .toList(),
                bindings.ofWorkspace(workspaceId).stream()
                        .map(binding -> new PolicyBinding(
                                binding.policyId().toString(), binding.targetType(), binding.target()))
                        .toList());
    }
}
