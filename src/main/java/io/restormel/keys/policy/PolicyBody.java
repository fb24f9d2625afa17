package io.restormel.keys.policy;

import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The bodies of write requests about policies. */
final class PolicyBody {

    private static final int MAX_NAME = 120;
    private static final int MAX_TYPE = 60;
    private static final int MAX_SUMMARY = 500;
    private static final int MAX_VIA = 60;
    private static final int MAX_TARGET = 200;

    private PolicyBody() {}

    static NewPolicy create(@Nullable JsonNode json) {
        var body = JsonBody.of(json, Set.of("name", "type", "ruleDefinition", "updatedVia"));
        var name = body.requiredText("name", MAX_NAME);
        var rule = PolicyRules.read(body.requiredText("type", MAX_TYPE), body.raw("ruleDefinition"));
        return new NewPolicy(name, rule, body.text("updatedVia", MAX_VIA));
    }

    /** @param before what a new definition without a type, or a new type without a definition, is about */
    static PolicyChange change(@Nullable JsonNode json, Policy before) {
        var body = JsonBody.of(
                json, Set.of("name", "type", "status", "ruleDefinition", "changeSummary", "updatedVia", "revision"));
        var status = body.has("status") ? PolicyStatus.ofWire(body.requiredText("status", MAX_TYPE)) : null;
        return new PolicyChange(
                body.has("name") ? body.requiredText("name", MAX_NAME) : null,
                status,
                rule(body, before),
                body.text("changeSummary", MAX_SUMMARY),
                body.text("updatedVia", MAX_VIA),
                body.longInteger("revision", 1, Long.MAX_VALUE));
    }

    private static @Nullable PolicyRule rule(JsonBody body, Policy before) {
        if (!body.has("type") && !body.has("ruleDefinition")) {
            return null;
        }
        var type = body.has("type") ? body.requiredText("type", MAX_TYPE) : before.type();
        if (body.has("ruleDefinition")) {
            return PolicyRules.read(type, body.raw("ruleDefinition"));
        }
        return type.equals(before.type()) ? null : PolicyRules.read(type, PolicyRules.parse(before.definition()));
    }

    /** What a policy is to be bound to. */
    static BindTarget target(@Nullable JsonNode json) {
        var body = JsonBody.of(json, Set.of("targetType", "targetId"));
        var type = TargetType.ofWire(body.requiredText("targetType", MAX_TYPE));
        if (type == null) {
            throw ApplicationException.invalid("targetType", "must be one of " + String.join(", ", TargetType.wires()));
        }
        return BindTarget.of(type, body.requiredText("targetId", MAX_TARGET));
    }
}
