package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.PolicyRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of policy that the dashboard offers: those that decide today. */
enum PolicyKind {
    ALLOW_MODELS("model_allowlist", "allowModels", Subject.MODELS, PolicyRule.ModelAllowlist::new),
    BLOCK_MODELS("model_denylist", "blockModels", Subject.MODELS, PolicyRule.ModelDenylist::new),
    ALLOW_PROVIDERS("provider_allowlist", "allowProviders", Subject.PROVIDERS, PolicyRule.ProviderAllowlist::new),
    BLOCK_PROVIDERS("provider_denylist", "blockProviders", Subject.PROVIDERS, PolicyRule.ProviderDenylist::new),
    BLOCK_DEPRECATED(
            "deprecated_model_block", "blockDeprecated", Subject.NOTHING, _ -> new PolicyRule.DeprecatedModelBlock()),
    LIMIT_COST("budget_cap", "limitCost", LimitMeasure.COST),
    LIMIT_TOKENS("token_cap", "limitTokens", LimitMeasure.TOKENS),
    LIMIT_REQUESTS("request_cap", "limitRequests", LimitMeasure.REQUESTS),
    LIMIT_RATE("rate_limit", "limitRate", LimitMeasure.RATE);

    /** What the entries of its list are. */
    enum Subject {
        MODELS,
        PROVIDERS,
        NOTHING,
        /** It has no list, but a limit. */
        LIMIT
    }

    private final String type;
    private final String key;
    private final Subject subject;
    private final Function<List<String>, PolicyRule> rule;

    PolicyKind(String type, String key, Subject subject, Function<List<String>, PolicyRule> rule) {
        this.type = type;
        this.key = key;
        this.subject = subject;
        this.rule = rule;
    }

    PolicyKind(String type, String key, LimitMeasure measure) {
        this(type, key, Subject.LIMIT, _ -> new PolicyRule.UsageLimit(measure, null));
    }

    String title() {
        return text("policy.kind.title." + key);
    }

    String explanation() {
        return text("policy.kind.text." + key);
    }

    Subject subject() {
        return subject;
    }

    PolicyRule rule(List<String> entries) {
        return rule.apply(entries);
    }

    /** Empty for a rule that the dashboard shows but does not edit. */
    static Optional<PolicyKind> of(PolicyRule stored) {
        return stored instanceof PolicyRule.UnknownRule
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(kind -> kind.type.equals(stored.type()))
                        .findFirst();
    }

    static List<String> entries(PolicyRule stored) {
        return switch (stored) {
            case PolicyRule.ModelAllowlist(var ids) -> ids;
            case PolicyRule.ModelDenylist(var ids) -> ids;
            case PolicyRule.ProviderAllowlist(var types) -> types;
            case PolicyRule.ProviderDenylist(var types) -> types;
            case PolicyRule.DeprecatedModelBlock _, PolicyRule.UsageLimit _, PolicyRule.UnknownRule _ -> List.of();
        };
    }
}
