package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where limits come into a decision; what they count is the ledger's. */
class LimitTest {

    private static final CatalogView CATALOG = Configs.catalog(
            Configs.priced("openai", "gpt-4o", "2.5", "10"), Configs.priced("anthropic", "opus", "15", "75"));

    private final List<String> asked = new ArrayList<>();
    private final List<LimitEstimate> estimates = new ArrayList<>();
    private Set<String> full = Set.of();

    private final LimitLedger ledger = (limits, estimate, request, _) -> {
        estimates.add(estimate);
        var here = Arrays.stream(limits)
                .filter(limit -> limit.subject(request) != null)
                .map(limit -> limit.policy().id())
                .toList();
        asked.addAll(here);
        return here.stream()
                .filter(full::contains)
                .map(id -> new Violation(id, id, "budget_cap", "used up"))
                .toList();
    };

    private final Signals signals = new Signals() {
        @Override
        public long nowMillis() {
            return Configs.NOW.nowMillis();
        }

        @Override
        public long nextRoundRobin(String stepId) {
            return 0;
        }

        @Override
        public LimitLedger limits() {
            return ledger;
        }
    };

    private static ProjectConfig project() {
        return Configs.project(Configs.route(
                "chat", Configs.step("first", 0, "openai", "gpt-4o"), Configs.step("second", 1, "anthropic", "opus")));
    }

    private static ProjectConfig limited(ProjectConfig config, TargetType type, String target) {
        return Configs.with(config, new PolicyRule.UsageLimit(LimitMeasure.COST, BigDecimal.TEN), type, target);
    }

    private Resolution resolve(ProjectConfig config, ResolveRequest.Builder request) {
        return Resolver.resolve(
                SnapshotCompiler.compile(config, CATALOG).snapshot(),
                request.environment("env-prod").routeId("chat").build(),
                signals);
    }

    private Resolution resolve(ProjectConfig config) {
        return resolve(config, ResolveRequest.builder("r"));
    }

    private static @Nullable String stepOf(Resolution resolution) {
        return resolution instanceof Resolution.Resolved resolved
                ? resolved.step().id()
                : null;
    }

    @Test
    void a_limit_of_the_project_is_asked_once_for_each_decision() {
        var config = limited(project(), TargetType.PROJECT, "project");

        assertThat(stepOf(resolve(config))).isEqualTo("first");
        assertThat(stepOf(resolve(config))).isEqualTo("first");
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_step_whose_limit_is_used_up_gives_way_to_the_next() {
        var config = limited(project(), TargetType.ROUTE_STEP, "first");
        full = Set.of("policy-0");

        var resolution = resolve(config);

        assertThat(stepOf(resolution)).isEqualTo("second");
        assertThat(resolution.trace().getFirst().status()).isEqualTo(StepOutcome.Status.BLOCKED);
        assertThat(resolution.violations()).extracting(Violation::message).containsExactly("used up");
    }

    @Test
    void a_route_whose_limit_is_used_up_is_blocked_by_policy() {
        full = Set.of("policy-0");

        assertThat(resolve(limited(project(), TargetType.ENVIRONMENT, "env-prod")))
                .isInstanceOf(Resolution.PolicyBlocked.class);
    }

    @Test
    void a_limit_that_is_bound_elsewhere_is_not_asked() {
        assertThat(stepOf(resolve(limited(project(), TargetType.PROJECT, "another"))))
                .isEqualTo("first");
        assertThat(stepOf(resolve(limited(project(), TargetType.ENVIRONMENT, "env-dev"))))
                .isEqualTo("first");
        assertThat(asked).isEmpty();
    }

    @Test
    void what_a_request_tells_picks_the_limit() {
        var config = limited(project(), TargetType.END_USER, "ada");
        config = limited(config, TargetType.END_USER, "*");
        config = limited(config, TargetType.TAG, "team=search");
        config = limited(config, TargetType.TAG, "team=*");
        config = limited(config, TargetType.GATEWAY_KEY, "key");
        var tags = new RequestAttributes(Map.of("team", "shop"), Map.of(), null, Set.of(), null, null, null, "other");

        resolve(config, ResolveRequest.builder("r").endUserId("ada").attributes(tags));

        assertThat(asked).containsExactlyInAnyOrder("policy-0", "policy-1", "policy-3");
    }

    @Test
    void an_estimate_is_rounded_up_and_takes_a_lot_for_what_is_not_told() {
        var config = limited(project(), TargetType.PROJECT, "project");
        resolve(config, ResolveRequest.builder("r").estimatedInputTokens(1L).estimatedOutputTokens(0L));
        resolve(config);
        var most = new RequestAttributes(Map.of(), Map.of(), null, Set.of(), null, null, 10L, null);
        resolve(
                config,
                ResolveRequest.builder("r")
                        .estimatedInputTokens(0L)
                        .estimatedOutputTokens(7L)
                        .attributes(most));
        resolve(config, ResolveRequest.builder("r").estimatedInputTokens(Long.MAX_VALUE));

        assertThat(estimates.get(0)).isEqualTo(new LimitEstimate(1, 2500));
        assertThat(estimates.get(1)).isEqualTo(new LimitEstimate(8192, 4096 * 12_500L));
        assertThat(estimates.get(2)).isEqualTo(new LimitEstimate(10, 100_000));
        assertThat(estimates.get(3).cost()).isGreaterThan(1_000_000_000_000_000_000L);
    }

    @Test
    void a_model_without_a_price_has_no_cost_to_estimate() {
        var config = limited(
                Configs.project(Configs.route("chat", Configs.step("first", 0, "openai", "unheard-of"))),
                TargetType.PROJECT,
                "project");
        resolve(config);

        assertThat(estimates.getFirst().cost()).isEqualTo(LimitEstimate.UNPRICED);
    }
}
