package io.restormel.keys.policy.ui;

import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.PolicyRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of policy that the dashboard offers: those that decide today. */
enum PolicyKind {
    ALLOW_MODELS(
            "model_allowlist",
            "Allow only these models",
            "Everything that is not on the list is blocked.",
            Subject.MODELS,
            PolicyRule.ModelAllowlist::new),
    BLOCK_MODELS(
            "model_denylist",
            "Block these models",
            "Everything else stays allowed.",
            Subject.MODELS,
            PolicyRule.ModelDenylist::new),
    ALLOW_PROVIDERS(
            "provider_allowlist",
            "Allow only these providers",
            "Calls go to the providers on the list and nowhere else.",
            Subject.PROVIDERS,
            PolicyRule.ProviderAllowlist::new),
    BLOCK_PROVIDERS(
            "provider_denylist",
            "Block these providers",
            "No call goes to a provider on the list.",
            Subject.PROVIDERS,
            PolicyRule.ProviderDenylist::new),
    BLOCK_DEPRECATED(
            "deprecated_model_block",
            "Block deprecated models",
            "Models that their vendor has announced to end, or has ended, are blocked.",
            Subject.NOTHING,
            _ -> new PolicyRule.DeprecatedModelBlock()),
    LIMIT_COST("budget_cap", "Limit the cost", "Calls that may cost more than is left are blocked.", LimitMeasure.COST),
    LIMIT_TOKENS("token_cap", "Limit the tokens", "As above, for input and output tokens.", LimitMeasure.TOKENS),
    LIMIT_REQUESTS("request_cap", "Limit the requests", "So many decisions in a period.", LimitMeasure.REQUESTS),
    LIMIT_RATE(
            "rate_limit", "Limit the rate", "So many decisions a minute, or another short period.", LimitMeasure.RATE);

    /** What the entries of its list are. */
    enum Subject {
        MODELS,
        PROVIDERS,
        NOTHING,
        /** It has no list, but a limit. */
        LIMIT
    }

    private final String type;
    private final String title;
    private final String explanation;
    private final Subject subject;
    private final Function<List<String>, PolicyRule> rule;

    PolicyKind(
            String type, String title, String explanation, Subject subject, Function<List<String>, PolicyRule> rule) {
        this.type = type;
        this.title = title;
        this.explanation = explanation;
        this.subject = subject;
        this.rule = rule;
    }

    PolicyKind(String type, String title, String explanation, LimitMeasure measure) {
        this(type, title, explanation, Subject.LIMIT, _ -> new PolicyRule.UsageLimit(measure, null));
    }

    String title() {
        return title;
    }

    String explanation() {
        return explanation;
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
