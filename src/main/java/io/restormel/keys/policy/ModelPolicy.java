package io.restormel.keys.policy;

import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a request says of a policy about models. A null part is one that it does not say.
 *
 * @param deny whether the models are forbidden; otherwise nothing else is allowed
 */
record ModelPolicy(
        @Nullable String name,
        @Nullable Boolean deny,
        @Nullable List<String> models,
        @Nullable Boolean enabled) {

    static final String ALLOW = "allow";
    static final String DENY = "deny";

    private static final Set<String> FIELDS = Set.of("name", "effect", "roles", "plans", "models", "enabled");
    private static final int MAX_NAME = 120;
    private static final int MAX_MODELS = 500;
    private static final int MAX_MODEL = 200;

    static ModelPolicy of(@Nullable JsonNode json) {
        var body = JsonBody.of(json, FIELDS);
        requireNone(body, "roles");
        requireNone(body, "plans");
        return new ModelPolicy(
                body.has("name") ? body.requiredText("name", MAX_NAME) : null,
                deny(body),
                body.has("models")
                        ? body.texts("models", MAX_MODELS, MAX_MODEL).stream()
                                .distinct()
                                .toList()
                        : null,
                body.bool("enabled"));
    }

    private static @Nullable Boolean deny(JsonBody body) {
        if (!body.has("effect")) {
            return null;
        }
        return switch (body.requiredText("effect", MAX_NAME)) {
            case ALLOW -> false;
            case DENY -> true;
            default -> throw ApplicationException.invalid("effect", "must be allow or deny");
        };
    }

    /** Saying nothing of them is the only thing that can be kept. */
    private static void requireNone(JsonBody body, String field) {
        if (!body.texts(field, MAX_MODELS, MAX_MODEL).isEmpty()) {
            throw ApplicationException.invalid(
                    field, "must be empty: policies here apply to whoever calls, and know no " + field);
        }
    }

    String requiredName() {
        if (name == null) {
            throw ApplicationException.invalid("name", "is required");
        }
        return name;
    }

    PolicyRule newRule() {
        if (deny == null) {
            throw ApplicationException.invalid("effect", "is required: allow or deny");
        }
        return rule(deny, models == null ? List.of() : models);
    }

    /** The rule that this makes of another; null when it stays. */
    @Nullable
    PolicyRule changed(ModelPolicyJson before) {
        var is = rule(
                Objects.requireNonNullElse(deny, before.effect().equals(DENY)),
                Objects.requireNonNullElse(models, before.models()));
        var was = rule(before.effect().equals(DENY), before.models());
        return is.equals(was) ? null : is;
    }

    private static PolicyRule rule(boolean deny, List<String> models) {
        return deny ? new PolicyRule.ModelDenylist(models) : new PolicyRule.ModelAllowlist(models);
    }
}
