package io.restormel.keys.policy.ui;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.policy.LimitWords;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Policies said in words. */
final class PolicyWords {

    private static final int SHOWN = 4;

    private PolicyWords() {}

    /** What it does: "Only gpt-4o*, claude-*". */
    static String summary(PolicyRule rule, Catalog catalog) {
        UnaryOperator<String> provider = type -> providerName(type, catalog);
        return switch (rule) {
            case PolicyRule.ModelAllowlist(var ids) ->
                ids.isEmpty() ? "Allows every model: the list is empty" : "Only " + names(ids, id -> id);
            case PolicyRule.ModelDenylist(var ids) ->
                ids.isEmpty() ? "Blocks nothing: the list is empty" : "Blocks " + names(ids, id -> id);
            case PolicyRule.ProviderAllowlist(var types) ->
                types.isEmpty() ? "Allows every provider: the list is empty" : "Only " + names(types, provider);
            case PolicyRule.ProviderDenylist(var types) ->
                types.isEmpty()
                        ? "Blocks nothing: the list is empty"
                        : "Blocks " + (types.size() == 1 ? "provider " : "providers ") + names(types, provider);
            case PolicyRule.DeprecatedModelBlock _ -> "Blocks deprecated and retired models";
            case PolicyRule.UsageLimit limit -> LimitWords.summary(limit);
            case PolicyRule.UnknownRule(var type) -> "Unknown type " + type + "; never blocks";
        };
    }

    /** The type in words. */
    static String type(PolicyRule rule) {
        return PolicyKind.of(rule).map(PolicyKind::title).orElseGet(rule::type);
    }

    static String providerName(String type, Catalog catalog) {
        return catalog.findProvider(type).map(Provider::displayName).orElse(type);
    }

    private static String names(List<String> entries, UnaryOperator<String> name) {
        var shown = entries.stream().limit(SHOWN).map(name).collect(Collectors.joining(", "));
        return entries.size() > SHOWN ? shown + " and " + (entries.size() - SHOWN) + " more" : shown;
    }

    static StatusBadge status(Policy policy, List<PlacedBinding> placed) {
        if (!policy.active()) {
            return new StatusBadge("Paused", Tone.NEUTRAL);
        }
        if (PolicyKind.of(policy.rule()).isEmpty()) {
            return new StatusBadge("Not enforced", Tone.WARNING);
        }
        return isBound(placed)
                ? new StatusBadge("In force", Tone.SUCCESS)
                : new StatusBadge("Not in force", Tone.WARNING);
    }

    private static boolean isBound(List<PlacedBinding> placed) {
        return placed.stream().anyMatch(each -> each.target() != null);
    }

    static String place(PlacedBinding placed) {
        var target = placed.target();
        return target == null
                ? "Deleted " + targetType(placed.binding().targetType()).toLowerCase(Locale.ROOT)
                : target.type() == TargetType.WORKSPACE ? "Whole workspace" : target.name();
    }

    static String targetType(TargetType type) {
        return switch (type) {
            case WORKSPACE -> "Workspace";
            case PROJECT -> "Project";
            case ENVIRONMENT -> "Environment";
            case ROUTE -> "Route";
            case ROUTE_STEP -> "Step";
            case GATEWAY_KEY -> "Gateway Key";
            case END_USER -> "End user";
            case TAG -> "Tag";
        };
    }

    /** What makes the policy do less than it seems to, each in one sentence. */
    static List<String> warnings(Policy policy, List<PlacedBinding> placed, Catalog catalog) {
        var warnings = new ArrayList<String>();
        if (!isBound(placed)) {
            warnings.add("Not in force: it is bound nowhere. Choose below where it applies.");
        }
        var kind = PolicyKind.of(policy.rule());
        if (policy.rule() instanceof PolicyRule.UsageLimit) {
            return warnings;
        }
        if (kind.isEmpty()) {
            warnings.add("It never blocks: " + summary(policy.rule(), catalog) + ".");
            return warnings;
        }
        var entries = PolicyKind.entries(policy.rule());
        if (entries.isEmpty() && kind.get().subject() != PolicyKind.Subject.NOTHING) {
            warnings.add("The list is empty, so it never blocks.");
        }
        var unknown = entries.stream()
                .filter(entry -> entry.indexOf('*') < 0)
                .filter(entry -> !isKnown(entry, kind.get().subject(), catalog))
                .toList();
        if (!unknown.isEmpty()) {
            warnings.add("Not in the catalogue: " + names(unknown, entry -> entry) + ". Check the spelling.");
        }
        return warnings;
    }

    private static boolean isKnown(String entry, PolicyKind.Subject subject, Catalog catalog) {
        return switch (subject) {
            case MODELS ->
                catalog.findModel(entry).isPresent()
                        || catalog.providers().stream()
                                .anyMatch(provider -> catalog.findVariant(provider.id(), entry)
                                        .isPresent());
            case PROVIDERS -> catalog.findProvider(entry).isPresent();
            case NOTHING, LIMIT -> true;
        };
    }
}
