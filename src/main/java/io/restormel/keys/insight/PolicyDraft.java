package io.restormel.keys.insight;

import io.restormel.keys.engine.PolicyBinding;
import io.restormel.keys.engine.PolicyConfig;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyRules;
import io.restormel.keys.policy.PolicyService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A policy as it would be: a new one, or one that exists with another rule, another state or other bindings. */
@Component
class PolicyDraft {

    private static final Set<String> FIELDS =
            Set.of("policyId", "name", "type", "ruleDefinition", "active", "bindings");
    private static final int MOST_BINDINGS = 100;

    private final PolicyService policies;

    PolicyDraft(PolicyService policies) {
        this.policies = policies;
    }

    /** What it makes of a project; without bindings a new one applies to the whole project. */
    UnaryOperator<ProjectConfig> read(UUID projectId, @Nullable JsonNode json) {
        var body = JsonBody.of(json, FIELDS);
        var policyId = body.uuid("policyId");
        var known = policyId == null ? null : policies.require(policyId);
        var rule = rule(body, known);
        var active = body.bool("active");
        var id = (known == null ? UUID.randomUUID() : known.id()).toString();
        var name = body.text("name", 120);
        var policy = new PolicyConfig(
                id,
                name != null ? name : known == null ? "The new policy" : known.name(),
                active == null ? known == null || known.active() : active,
                rule);
        var bindings = bindings(id, projectId, body, known != null);
        return config -> with(config, policy, bindings);
    }

    private static PolicyRule rule(JsonBody body, @Nullable Policy known) {
        if (known != null && !body.has("ruleDefinition")) {
            return known.rule();
        }
        var type = body.text("type", 60);
        if (type == null && known == null) {
            throw ApplicationException.invalid("policy.type", "is required");
        }
        return PolicyRules.read(
                type == null && known != null ? known.rule().type() : String.valueOf(type), body.raw("ruleDefinition"));
    }

    /** Null keeps those of a policy that exists. */
    private static @Nullable List<PolicyBinding> bindings(
            String policyId, UUID projectId, JsonBody body, boolean exists) {
        var sent = body.raw("bindings");
        if (sent == null) {
            return exists ? null : List.of(new PolicyBinding(policyId, TargetType.PROJECT, projectId.toString()));
        }
        if (!sent.isArray() || sent.size() > MOST_BINDINGS) {
            throw ApplicationException.invalid("policy.bindings", "must be a list of at most " + MOST_BINDINGS);
        }
        List<PolicyBinding> bindings = new ArrayList<>();
        for (var each : sent) {
            var binding = JsonBody.of(each, Set.of("targetType", "targetId"));
            var target = TargetType.ofWire(binding.requiredText("targetType", 20));
            var targetId = binding.uuid("targetId");
            if (target == null || targetId == null) {
                var field = "policy.bindings[" + bindings.size() + "]";
                throw ApplicationException.invalid(field, "must have a known targetType and a targetId");
            }
            bindings.add(new PolicyBinding(policyId, target, targetId.toString()));
        }
        return bindings;
    }

    private static ProjectConfig with(
            ProjectConfig config, PolicyConfig policy, @Nullable List<PolicyBinding> bindings) {
        List<PolicyConfig> all = new ArrayList<>(config.policies());
        all.removeIf(each -> each.id().equals(policy.id()));
        all.add(policy);
        List<PolicyBinding> bound = new ArrayList<>(config.bindings());
        if (bindings != null) {
            bound.removeIf(each -> each.policyId().equals(policy.id()));
            bound.addAll(bindings);
        }
        return config.withPolicies(all, bound);
    }
}
