package io.restormel.keys.budget;

import static io.restormel.keys.db.Tables.AUDIT_EVENT;
import static io.restormel.keys.db.Tables.BUDGET_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What limits let through and count. */
abstract class BudgetContract extends BudgetTestCase {

    @Autowired
    Settling settling;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_budget_is_used_up_to_the_last_call_that_fits_and_no_further() throws Exception {
        // 80 calls of 0.0125 are exactly one dollar.
        limit("budget_cap", Map.of("limit", 1));

        List<Callable<Integer>> calls = IntStream.range(0, 120)
                .mapToObj(_ -> (Callable<Integer>) () -> resolve().status())
                .toList();
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(80);
        var budget = budget();
        assertThat(number(budget, "reserved")).isEqualByComparingTo("1");
        assertThat(number(budget, "remaining")).isEqualByComparingTo("0");
        var refused = resolve();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().toString())
                .contains(
                        "policy_blocked",
                        "Limit \\\"Cap\\\"",
                        "limit $1.00",
                        "spent $0.00",
                        "reserved $1.00",
                        "resets at");
    }

    @Test
    void an_outcome_replaces_what_was_set_aside() {
        limit("budget_cap", Map.of("limit", 1));
        var first = decision(resolve());
        assertThat(number(budget(), "reserved")).isEqualByComparingTo(A_CALL);

        report(first, 500);

        assertThat(number(budget(), "spent")).isEqualByComparingTo("0.0075");
        assertThat(number(budget(), "reserved")).isEqualByComparingTo("0");
        // The second report of one decision is a call of its own.
        report(first, 0);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(number(budget(), "spent")).isEqualByComparingTo("0.01"));
    }

    @Test
    void an_outcome_that_comes_before_its_decision_is_written_down_still_settles_it() {
        limit("budget_cap", Map.of("limit", 1));
        for (int i = 0; i < 20; i++) {
            report(decision(resolve()), 1000);
        }

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            var budget = budget();
            assertThat(number(budget, "spent")).isEqualByComparingTo("0.25");
            assertThat(number(budget, "reserved")).isEqualByComparingTo("0");
        });
    }

    @Test
    void what_no_outcome_comes_for_is_free_again_and_a_late_outcome_still_counts() {
        limit("budget_cap", Map.of("limit", 1));
        var late = decision(resolve());
        writer.flush();

        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> settling.expire(Instant.now().plus(Duration.ofMinutes(11))));

        assertThat(number(budget(), "reserved")).isEqualByComparingTo("0");
        report(late, 1000);
        assertThat(number(budget(), "spent")).isEqualByComparingTo(A_CALL);
    }

    @Test
    void usage_without_a_decision_counts_and_may_use_it_up() {
        limit("token_cap", Map.of("limit", 3000, "period", "day", "timeZone", "Europe/Berlin"));
        report(null, 1000);

        assertThat(number(budget(), "spent")).isEqualByComparingTo("2000");
        assertThat(resolve().status()).isEqualTo(403);
    }

    @Test
    void requests_count_when_they_are_decided_and_refused_ones_do_not() {
        limit("rate_limit", Map.of("limit", 3, "period", "day"));
        for (int i = 0; i < 3; i++) {
            decision(resolve());
        }

        assertThat(resolve().status()).isEqualTo(403);
        assertThat(number(budget(), "spent")).isEqualByComparingTo("3");
        assertThat(number(budget(), "reserved")).isEqualByComparingTo("0");
    }

    @Test
    void each_end_user_has_a_count_of_their_own() {
        limit("request_cap", Map.of("limit", 1), "end_user", "*");

        decision(resolve("ada"));
        decision(resolve("bob"));
        decision(resolve(null));
        assertThat(resolve("ada").status()).isEqualTo(403);
        assertThat(resolve("bob").status()).isEqualTo(403);
        assertThat(resolve(null).status()).isEqualTo(200);
    }

    @Test
    void the_key_that_asks_has_a_count_and_another_does_not_use_it_up() {
        var key = (Caller.GatewayKey) host;
        limit("request_cap", Map.of("limit", 1), "gateway_key", "*");
        decision(resolve());
        assertThat(resolve().status()).isEqualTo(403);

        host = new Caller.GatewayKey(UUID.randomUUID(), key.workspaceId(), project, null);

        assertThat(resolve().status()).isEqualTo(200);
    }

    @Test
    void nothing_is_allowed_by_zero_and_anything_by_null() {
        limit("budget_cap", Map.of("limit", 0));
        assertThat(resolve().status()).isEqualTo(403);
    }

    @Test
    void no_limit_only_counts() {
        var rule = new HashMap<String, @Nullable Object>();
        rule.put("limit", null);
        limit("budget_cap", rule);
        report(decision(resolve()), 1000);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(number(budget(), "spent")).isEqualByComparingTo(A_CALL));
        assertThat(budget().path("limit").isNull()).isTrue();
    }

    @Test
    void a_limit_that_reports_counts_what_it_would_have_blocked() {
        limit("budget_cap", Map.of("limit", 0.02, "mode", "report"));
        for (int i = 0; i < 3; i++) {
            decision(resolve());
        }

        assertThat(budget().path("wouldHaveBlocked").asInt()).isEqualTo(2);
        assertThat(number(budget(), "reserved")).isEqualByComparingTo("0.0375");
    }

    @Test
    void thresholds_are_told_of_once() {
        limit("budget_cap", Map.of("limit", 0.03, "mode", "warn", "thresholds", List.of(40, 80)));
        report(decision(resolve()), 1000);
        report(decision(resolve()), 1000);
        report(decision(resolve()), 1000);
        budget();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(number(budget(), "spent")).isEqualByComparingTo("0.0375"));
        assertThat(sql.select(AUDIT_EVENT.AFTER_STATE)
                        .from(AUDIT_EVENT)
                        .where(AUDIT_EVENT.PROJECT_ID.eq(project), AUDIT_EVENT.ACTION.eq("budget_threshold_reached"))
                        .orderBy(AUDIT_EVENT.SEQ)
                        .fetch(row -> String.valueOf(row.value1())))
                .satisfiesExactly(
                        first -> assertThat(first).contains("40"),
                        second -> assertThat(second).contains("80"));
    }

    @Test
    void a_rolling_limit_lets_through_what_fits_into_the_time_just_passed() {
        limit("request_cap", Map.of("limit", 2, "period", "rolling:PT1H"));
        decision(resolve());
        decision(resolve());
        assertThat(resolve().status()).isEqualTo(403);
        assertThat(number(budget(), "spent")).isEqualByComparingTo("2");
    }

    @Test
    void a_simulation_says_what_a_limit_would_and_sets_nothing_aside() {
        limit("budget_cap", Map.of("limit", 0.01));
        var simulated = call(
                admin,
                HttpMethod.POST,
                "/projects/" + project + "/routes/chat/simulate",
                Map.of(
                        "routeId",
                        "chat",
                        "environmentId",
                        "development",
                        "estimatedInputTokens",
                        1000,
                        "estimatedOutputTokens",
                        1000));

        assertThat(simulated.json().toString()).contains("has too little left");
        assertThat(number(budget(), "reserved")).isEqualByComparingTo("0");
    }

    private int resolveFor(String team) {
        return call(
                        host,
                        HttpMethod.POST,
                        "/projects/" + project + "/resolve",
                        Map.of("routeId", "chat", "environmentId", "development", "tags", Map.of("team", team)))
                .status();
    }

    @Test
    void ever_new_values_of_a_tag_share_a_count_once_there_are_many() {
        var policy = UUID.fromString(limit("request_cap", Map.of("limit", 1, "period", "lifetime"), "tag", "team=*"));
        assertThat(resolveFor("first")).isEqualTo(200);
        writer.flush();
        var like = sql.selectFrom(BUDGET_WINDOW)
                .where(BUDGET_WINDOW.POLICY_ID.eq(policy))
                .fetchSingle();
        sql.batchInsert(IntStream.range(1, TagSubjects.MOST)
                        .mapToObj(i -> {
                            var other = like.copy();
                            other.setCounterId(UUID.randomUUID());
                            other.setWindowStart(like.getWindowStart());
                            other.setSubject("team " + i);
                            return other;
                        })
                        .toList())
                .execute();

        assertThat(resolveFor("one more")).isEqualTo(200);
        assertThat(resolveFor("and another")).isEqualTo(403);
        assertThat(resolveFor("first")).isEqualTo(403);
    }

    private boolean isAllowed(String model) {
        return post(host, "/policies/evaluate", Map.of("providerType", "openai", "modelId", model))
                .path("allowed")
                .asBoolean();
    }

    @Test
    void an_evaluation_says_no_once_nothing_is_left_and_sets_nothing_aside() {
        limit("request_cap", Map.of("limit", 1), "gateway_key", "*");
        assertThat(isAllowed("gpt-4o")).isTrue();
        assertThat(isAllowed("gpt-4o")).isTrue();
        decision(resolve());

        assertThat(isAllowed("gpt-4o")).isFalse();
    }

    @Test
    void a_step_whose_limit_is_used_up_is_no_fallback_candidate() {
        var other = step(1, "gpt-4o-mini");
        limit("request_cap", Map.of("limit", 1), "route_step", other);
        var first = resolve().json().path("data");
        assertThat(first.path("fallbackCandidates")).hasSize(1);

        var retried = call(
                host,
                HttpMethod.POST,
                "/projects/" + project + "/resolve",
                Map.of(
                        "routeId",
                        "chat",
                        "environmentId",
                        "development",
                        "attemptNumber",
                        1,
                        "failureKind",
                        "provider_error",
                        "previousFailure",
                        Map.of("selectedStepId", first.path("selectedStepId").asString(), "selectedOrderIndex", 0)));
        assertThat(retried.json().at("/data/selectedStepId").asString()).isEqualTo(other);

        assertThat(resolve().json().at("/data/fallbackCandidates")).isEmpty();
    }

    @Test
    void only_limits_can_be_bound_to_what_requests_tell() {
        var policy = post(admin, "/policies", Map.of("name", "x", "type", "model_denylist", "ruleDefinition", Map.of()))
                .path("id")
                .asString();
        var refused = call(
                admin,
                HttpMethod.POST,
                "/policies/" + policy + "/bindings",
                Map.of("targetType", "end_user", "targetId", "ada"));
        assertThat(refused.status()).isBetween(400, 422);
        assertThat(refused.json().toString()).contains("for limits only");
    }
}
