package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.RouteChoice.StepChoice;
import io.restormel.keys.policy.Target;
import java.util.List;
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
                ids.isEmpty() ? text("policy.rule.everyModel") : text("policy.rule.only", names(ids, id -> id));
            case PolicyRule.ModelDenylist(var ids) ->
                ids.isEmpty() ? text("policy.rule.nothing") : text("policy.rule.blocks", names(ids, id -> id));
            case PolicyRule.ProviderAllowlist(var types) ->
                types.isEmpty() ? text("policy.rule.everyProvider") : text("policy.rule.only", names(types, provider));
            case PolicyRule.ProviderDenylist(var types) ->
                types.isEmpty()
                        ? text("policy.rule.nothing")
                        : text("policy.rule.blocksProviders", types.size(), names(types, provider));
            case PolicyRule.DeprecatedModelBlock _ -> text("policy.rule.deprecated");
            case PolicyRule.UsageLimit limit -> LimitText.summary(limit);
            case PolicyRule.UnknownRule(var type) -> text("policy.rule.unknown", type);
        };
    }

    /** The type in words. */
    static String type(PolicyRule rule) {
        return PolicyKind.of(rule).map(PolicyKind::title).orElseGet(rule::type);
    }

    static String providerName(String type, Catalog catalog) {
        return catalog.findProvider(type).map(Provider::displayName).orElse(type);
    }

    static String names(List<String> entries, UnaryOperator<String> name) {
        var shown = entries.stream().limit(SHOWN).map(name).collect(Collectors.joining(", "));
        return entries.size() > SHOWN ? text("policy.rule.more", shown, entries.size() - SHOWN) : shown;
    }

    static StatusBadge status(Policy policy, List<PlacedBinding> placed) {
        if (!policy.active()) {
            return new StatusBadge(text("policy.status.paused"), Tone.NEUTRAL);
        }
        if (PolicyKind.of(policy.rule()).isEmpty()) {
            return new StatusBadge(text("policy.status.unknown"), Tone.WARNING);
        }
        return placed.stream().anyMatch(each -> each.target() != null)
                ? new StatusBadge(text("policy.status.inForce"), Tone.SUCCESS)
                : new StatusBadge(text("policy.status.unbound"), Tone.WARNING);
    }

    static String place(PlacedBinding placed) {
        var target = placed.target();
        return target == null ? text("policy.deleted." + key(placed.binding().targetType())) : place(target);
    }

    static String place(Target target) {
        return switch (target.type()) {
            case WORKSPACE -> text("policy.place.workspace");
            case ROUTE_STEP -> {
                int step = target.name().lastIndexOf(' ') + 1;
                int route = target.name().lastIndexOf("step ");
                yield target.name().substring(0, route)
                        + text("policy.place.stepOfRoute", target.name().substring(step));
            }
            case PROJECT, ENVIRONMENT, ROUTE, GATEWAY_KEY, END_USER, TAG -> target.name();
        };
    }

    static String targetType(TargetType type) {
        return text("policy.target." + key(type));
    }

    static String step(StepChoice step) {
        return step.what() == null
                ? text("policy.place.step", step.number())
                : text("policy.place.stepNamed", step.number(), step.what());
    }

    private static String key(TargetType type) {
        return switch (type) {
            case WORKSPACE -> "workspace";
            case PROJECT -> "project";
            case ENVIRONMENT -> "environment";
            case ROUTE -> "route";
            case ROUTE_STEP -> "step";
            case GATEWAY_KEY -> "key";
            case END_USER -> "user";
            case TAG -> "tag";
        };
    }
}
