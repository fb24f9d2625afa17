package io.restormel.keys.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.engine.LimitPeriod;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.PolicyRule.UsageLimit;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.policy.PolicyLandscape.Offered;
import io.restormel.keys.policy.PolicyLandscape.Placed;
import io.restormel.keys.policy.PolicyLandscape.ServedRoute;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyConflictsTest {

    private static final UUID SHOP_ID = UUID.randomUUID();
    private static final UUID PROD_ID = UUID.randomUUID();
    private static final UUID ROUTE_ID = UUID.randomUUID();

    private static final Target WORKSPACE =
            new Target(TargetType.WORKSPACE, UUID.randomUUID(), null, null, null, "Acme");
    private static final Target SHOP = new Target(TargetType.PROJECT, SHOP_ID, SHOP_ID, null, null, "Shop");
    private static final Target OTHER = project("Other");
    private static final Target PROD = new Target(TargetType.ENVIRONMENT, PROD_ID, SHOP_ID, PROD_ID, null, "prod");
    private static final Target ROUTE = new Target(TargetType.ROUTE, ROUTE_ID, SHOP_ID, PROD_ID, ROUTE_ID, "checkout");
    private static final Target EACH_TEAM = named(TargetType.TAG, "team=*");
    private static final Target SEARCH_TEAM = named(TargetType.TAG, "team=search");

    private static final PolicyRule GPT = new PolicyRule.ModelAllowlist(List.of("gpt-*"));
    private static final PolicyRule CLAUDE = new PolicyRule.ModelAllowlist(List.of("claude-5"));
    private static final PolicyRule NO_GPT = new PolicyRule.ModelDenylist(List.of("gpt-5", "gpt-4"));
    private static final PolicyRule NO_OPENAI = new PolicyRule.ProviderDenylist(List.of("openai"));
    private static final PolicyRule ANTHROPIC = new PolicyRule.ProviderAllowlist(List.of("anthropic"));
    private static final PolicyRule NOTHING_OLD = new PolicyRule.DeprecatedModelBlock();

    private static Target project(String name) {
        var id = UUID.randomUUID();
        return new Target(TargetType.PROJECT, id, id, null, null, name);
    }

    private static Target named(TargetType type, String name) {
        return new Target(type, BindTarget.of(type, name).id(), null, null, null, name);
    }

    static Stream<Arguments> landscapes() {
        return Stream.of(
                // Lists
                Arguments.of("", List.of(policy("a", GPT, SHOP), policy("b", CLAUDE, OTHER))),
                Arguments.of("NOTHING_LEFT a+b at Shop", List.of(policy("a", GPT, SHOP), policy("b", CLAUDE, SHOP))),
                Arguments.of(
                        "NOTHING_LEFT a+b at checkout",
                        List.of(policy("a", GPT, WORKSPACE), policy("b", CLAUDE, ROUTE))),
                Arguments.of("NOTHING_LEFT a+b at prod", List.of(policy("a", GPT, PROD), policy("b", NO_GPT, SHOP))),
                Arguments.of("", List.of(policy("a", GPT, SHOP), paused("b", CLAUDE, SHOP))),
                Arguments.of("", List.of(policy("a", ANTHROPIC, SHOP), policy("b", CLAUDE, SHOP))),
                Arguments.of("NOTHING_LEFT a+b at Shop", List.of(policy("a", GPT, SHOP), policy("b", NO_OPENAI, SHOP))),
                Arguments.of(
                        "NOTHING_LEFT a+b+c at Shop",
                        List.of(
                                policy("a", new PolicyRule.ModelDenylist(List.of("claude-5")), SHOP),
                                policy("b", new PolicyRule.ModelDenylist(List.of("gpt-5")), SHOP),
                                policy("c", NOTHING_OLD, SHOP))),
                Arguments.of(
                        "NOTHING_LEFT a+b at Shop",
                        List.of(policy("a", GPT, SHOP, ROUTE), policy("b", CLAUDE, SHOP, PROD))),
                Arguments.of(
                        "NOTHING_LEFT a at Shop; UNKNOWN_ENTRIES a [gpt-6*]",
                        List.of(policy("a", new PolicyRule.ModelAllowlist(List.of("gpt-6*")), SHOP))),
                // Alone
                Arguments.of("UNBOUND a", List.of(policy("a", GPT))),
                Arguments.of(
                        "UNKNOWN_ENTRIES a [gpt-5o]",
                        List.of(policy("a", new PolicyRule.ModelDenylist(List.of("gpt-5o", "gpt-5")), SHOP))),
                Arguments.of(
                        "UNKNOWN_ENTRIES a [opanai]",
                        List.of(policy("a", new PolicyRule.ProviderDenylist(List.of("opanai")), SHOP))),
                Arguments.of("EMPTY_LIST a", List.of(policy("a", new PolicyRule.ModelAllowlist(List.of()), SHOP))),
                Arguments.of("UNKNOWN_TYPE a", List.of(policy("a", new PolicyRule.UnknownRule("moon_phase"), SHOP))),
                // Limits
                Arguments.of(
                        "NEVER_REACHED a+b at Shop", List.of(policy("a", usd(100), SHOP), policy("b", usd(50), SHOP))),
                Arguments.of(
                        "NEVER_REACHED a+b at checkout",
                        List.of(policy("a", usd(100), ROUTE), policy("b", usd(50), SHOP))),
                Arguments.of("", List.of(policy("a", usd(100), SHOP), policy("b", usd(50), ROUTE))),
                Arguments.of("", List.of(policy("a", usd(50), SHOP), policy("b", usd(50), SHOP))),
                Arguments.of("", List.of(policy("a", usd(100), SHOP), policy("b", usd(50), OTHER))),
                Arguments.of(
                        "",
                        List.of(policy("a", usd(100), SHOP), policy("b", usd(50, "month", LimitMode.REPORT), SHOP))),
                Arguments.of(
                        "NEVER_REACHED a+b at Shop",
                        List.of(policy("a", usd(100, "day", LimitMode.WARN), SHOP), policy("b", usd(50), SHOP))),
                Arguments.of(
                        "", List.of(policy("a", usd(100), SHOP), policy("b", usd(50, "day", LimitMode.ENFORCE), SHOP))),
                Arguments.of(
                        "NEVER_REACHED a+b at Shop",
                        List.of(
                                policy("a", usd(100, "rolling:PT1H", LimitMode.ENFORCE), SHOP),
                                policy("b", usd(50, "rolling:PT24H", LimitMode.ENFORCE), SHOP))),
                Arguments.of(
                        "",
                        List.of(
                                policy("a", usd(100), SHOP),
                                policy(
                                        "b",
                                        limit(LimitMeasure.TOKENS, 50, "month", LimitMode.ENFORCE, ZoneOffset.UTC),
                                        SHOP))),
                Arguments.of(
                        "",
                        List.of(
                                policy("a", usd(100), SHOP),
                                policy(
                                        "b",
                                        limit(
                                                LimitMeasure.COST,
                                                50,
                                                "month",
                                                LimitMode.ENFORCE,
                                                ZoneId.of("Asia/Tokyo")),
                                        SHOP))),
                Arguments.of(
                        "NEVER_REACHED a+b at team=search",
                        List.of(policy("a", usd(100), SEARCH_TEAM), policy("b", usd(50), EACH_TEAM))),
                Arguments.of("", List.of(policy("a", usd(100), EACH_TEAM), policy("b", usd(50), SEARCH_TEAM))),
                Arguments.of("", List.of(policy("a", usd(100), EACH_TEAM), policy("b", usd(50), SHOP))));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("landscapes")
    void what_gets_in_the_way_is_named_with_its_place(String expected, List<Placed> policies) {
        assertThat(words(policies, List.of())).isEqualTo(expected);
    }

    @Test
    void a_route_all_of_whose_models_are_blocked_names_those_who_object() {
        var no = policy("no", NO_OPENAI, SHOP);
        var old = policy("old", NOTHING_OLD, SHOP);
        var id = no.policy().id();
        var blocked = new ServedRoute(
                ROUTE, List.of(Set.of(id), Set.of(id, old.policy().id())));
        var open = new ServedRoute(ROUTE, List.of(Set.of(id), Set.of()));
        var empty = new ServedRoute(ROUTE, List.of());

        assertThat(words(List.of(no, old), List.of(blocked))).isEqualTo("ROUTE_BLOCKED no+old at checkout");
        assertThat(words(List.of(no, old), List.of(open, empty))).isEmpty();
    }

    private static String words(List<Placed> policies, List<ServedRoute> routes) {
        var models = List.of(
                new Offered("openai", "gpt-5", false),
                new Offered("openai", "gpt-4", true),
                new Offered("anthropic", "claude-5", false));
        var names = Set.of("gpt-5", "gpt-4", "claude-5");
        var providers = Set.of("openai", "anthropic");
        return String.join(
                "; ",
                PolicyConflicts.find(
                                new PolicyLandscape(policies, models, names::contains, providers::contains, routes))
                        .stream()
                        .map(PolicyConflictsTest::words)
                        .toList());
    }

    private static String words(PolicyConflict conflict) {
        var place = conflict.place();
        return conflict.kind() + " "
                + String.join(
                        "+", conflict.policies().stream().map(Policy::name).toList())
                + (place == null ? "" : " at " + place.name())
                + (conflict.entries().isEmpty() ? "" : " " + conflict.entries());
    }

    private static UsageLimit usd(int most) {
        return usd(most, "month", LimitMode.ENFORCE);
    }

    private static UsageLimit usd(int most, String period, LimitMode mode) {
        return limit(LimitMeasure.COST, most, period, mode, ZoneOffset.UTC);
    }

    private static UsageLimit limit(LimitMeasure measure, int most, String period, LimitMode mode, ZoneId zone) {
        return new UsageLimit(
                measure,
                BigDecimal.valueOf(most),
                Objects.requireNonNull(LimitPeriod.ofWire(period)),
                zone,
                mode,
                UsageLimit.THRESHOLDS,
                false);
    }

    private static Placed policy(String name, PolicyRule rule, Target... targets) {
        return placed(name, PolicyStatus.ACTIVE, rule, targets);
    }

    private static Placed paused(String name, PolicyRule rule, Target... targets) {
        return placed(name, PolicyStatus.PAUSED, rule, targets);
    }

    private static Placed placed(String name, PolicyStatus status, PolicyRule rule, Target... targets) {
        var now = Instant.EPOCH;
        var policy = new Policy(
                UUID.randomUUID(),
                WORKSPACE.id(),
                name,
                rule.type(),
                status,
                rule,
                "{}",
                false,
                null,
                1,
                null,
                null,
                null,
                now,
                now);
        return new Placed(policy, Arrays.asList(targets));
    }
}
