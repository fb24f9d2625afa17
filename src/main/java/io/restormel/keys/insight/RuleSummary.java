package io.restormel.keys.insight;

import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.policy.LimitWords;
import java.util.List;

/** What a rule demands, in half a sentence. */
final class RuleSummary {

    private static final int SHOWN = 5;

    private RuleSummary() {}

    static String of(PolicyRule rule) {
        return switch (rule) {
            case PolicyRule.ModelAllowlist(var models) ->
                models.isEmpty() ? "allows every model" : "allows only the models " + listed(models);
            case PolicyRule.ModelDenylist(var models) -> "allows none of the models " + listed(models);
            case PolicyRule.ProviderAllowlist(var providers) ->
                providers.isEmpty() ? "allows every provider" : "allows only the providers " + listed(providers);
            case PolicyRule.ProviderDenylist(var providers) -> "allows none of the providers " + listed(providers);
            case PolicyRule.DeprecatedModelBlock() -> "allows no deprecated or retired model";
            case PolicyRule.UsageLimit limit -> "limits usage: " + LimitWords.summary(limit);
            case PolicyRule.UnknownRule(var type) -> "is of a type that is not known here: " + type;
        };
    }

    private static String listed(List<String> names) {
        return names.size() <= SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, SHOWN)) + " and " + (names.size() - SHOWN) + " more";
    }
}
