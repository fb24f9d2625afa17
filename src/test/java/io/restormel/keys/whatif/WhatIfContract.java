package io.restormel.keys.whatif;

import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static io.restormel.keys.db.Tables.USAGE_TRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.PolicyBinding;
import io.restormel.keys.engine.PolicyConfig;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.route.NewRoute;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.route.RouteSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Recorded decisions, asked again. */
abstract class WhatIfContract {

    private static final Instant THEN = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    private DSLContext sql;

    @Autowired
    private ProjectService projects;

    @Autowired
    private RouteService routes;

    @Autowired
    private WhatIfService questions;

    @Autowired
    private CurrentCaller callers;

    private TestWorkspace workspace = new TestWorkspace(UUID.randomUUID());
    private UUID project = UUID.randomUUID();
    private RouteDetail chat;

    @BeforeEach
    void a_route_that_is_live() {
        workspace = TestWorkspace.create(sql);
        var made = as(Role.OWNER, () -> projects.create("What if", false));
        project = made.id();
        chat = as(
                Role.OWNER,
                () -> routes.create(
                        project,
                        new NewRoute(
                                environment(made),
                                RouteSettings.named("chat"),
                                RouteContent.EMPTY.withSteps(List.of(step(null))),
                                true)));
    }

    private UUID environment(Project of) {
        return projects.environments(of.id()).getFirst().id();
    }

    private <T> T as(Role role, Supplier<T> work) {
        return callers.as(workspace.person(role), work);
    }

    private static StepConfig step(@Nullable Map<String, Object> conditions) {
        var plain = StepConfig.plain(UUID.randomUUID().toString(), 0, "openai", "gpt-4o", null, null);
        return new StepConfig(
                plain.id(),
                0,
                "openai",
                "gpt-4o",
                null,
                true,
                "error",
                null,
                null,
                null,
                null,
                conditions,
                null,
                null,
                null,
                null);
    }

    /** The route with the step for these requests only, and a cheaper one after it. */
    private RouteConfig draft(Map<String, Object> conditions) {
        var cheaper = StepConfig.plain(UUID.randomUUID().toString(), 1, "openai", "gpt-4o-mini", null, null);
        return chat.servedWith(chat.draft().withSteps(List.of(step(conditions), cheaper)));
    }

    private void record(int count, Instant at, String detail, @Nullable UUID trace) {
        var route = chat.route();
        sql.insertInto(
                        USAGE_EVENT,
                        USAGE_EVENT.ID,
                        USAGE_EVENT.WORKSPACE_ID,
                        USAGE_EVENT.PROJECT_ID,
                        USAGE_EVENT.ENVIRONMENT_ID,
                        USAGE_EVENT.ROUTE_ID,
                        USAGE_EVENT.ROUTE_NAME,
                        USAGE_EVENT.STATUS,
                        USAGE_EVENT.PROVIDER_TYPE,
                        USAGE_EVENT.MODEL_ID,
                        USAGE_EVENT.LATENCY_US,
                        USAGE_EVENT.INPUT_TOKENS,
                        USAGE_EVENT.OUTPUT_TOKENS,
                        USAGE_EVENT.DETAIL,
                        USAGE_EVENT.TRACE_ID,
                        USAGE_EVENT.OCCURRED_AT)
                .select(DSL.select(
                                DSL.uuid(),
                                DSL.val(workspace.id()),
                                DSL.val(project),
                                DSL.val(route.environmentId()),
                                DSL.val(route.id()),
                                DSL.val("chat"),
                                DSL.val("resolved"),
                                DSL.val("openai"),
                                DSL.val("gpt-4o"),
                                DSL.val(7L),
                                DSL.val(1000L),
                                DSL.val(100L),
                                DSL.val(detail),
                                DSL.val(trace, USAGE_EVENT.TRACE_ID),
                                DSL.val(at, USAGE_EVENT.OCCURRED_AT))
                        .from(DSL.generateSeries(1, count)))
                .execute();
    }

    private String request(String more) {
        return "{\"explanation\":\"" + "x".repeat(900) + "\",\"request\":{\"routeId\":\""
                + chat.route().id() + "\"" + more + "}}";
    }

    private WhatIfResult answered(Supplier<WhatIfRun> start) {
        var run = as(Role.EDITOR, start);
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(90))
                .until(run::isOver);
        assertThat(run.state()).isEqualTo(WhatIfRun.State.DONE);
        assertThat(run.done()).isEqualTo(run.total());
        return Objects.requireNonNull(run.result());
    }

    /** How many make a test of it: as many as one may ask for. */
    int decisions() {
        return WhatIfQuestion.MOST;
    }

    @Test
    void many_decisions_are_asked_again_in_seconds_and_always_alike() {
        int batch = decisions() / 20;
        var trace = UUID.randomUUID();
        sql.insertInto(USAGE_TRACE, USAGE_TRACE.PROJECT_ID, USAGE_TRACE.ID, USAGE_TRACE.TRACE)
                .values(project, trace, request(""))
                .execute();
        for (int i = 0; i < 10; i++) {
            record(batch, THEN.plusSeconds(2 * i), "{}", trace);
            record(batch, THEN.plusSeconds(2 * i + 1), request(",\"tags\":{\"team\":\"search\"}"), null);
        }
        var draft = draft(Map.of("attribute", "tag.team", "operator", "eq", "value", "search"));
        long start = System.nanoTime();
        var result = answered(() -> questions.startRoute(project, draft, WhatIfQuestion.MOST));
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("What-if over " + result.decisions() + " decisions took " + took.toMillis() + " ms");

        // 10 s are promised; machines that build are slower, and paging without the index takes minutes.
        assertThat(took).isLessThan(Duration.ofSeconds(90));
        assertThat(result.decisions()).isEqualTo(decisions());
        assertThat(result.changed()).isEqualTo(decisions() / 2);
        assertThat(result.drifted()).isZero();
        assertThat(result.priced()).isEqualTo(decisions());
        // A call costs 0.0035 USD at one model and 0.00021 at the other.
        var difference = new BigDecimal("-0.00329").multiply(BigDecimal.valueOf(decisions() / 2));
        assertThat(result.changes()).singleElement().satisfies(change -> {
            assertThat(change.from().words()).isEqualTo("openai / gpt-4o");
            assertThat(change.to().words()).isEqualTo("openai / gpt-4o-mini");
            assertThat(change.count()).isEqualTo(decisions() / 2);
            assertThat(change.costDifferenceUsd()).isEqualByComparingTo(difference);
        });
        assertThat(result.costDifferenceUsd()).isEqualByComparingTo(difference);
        assertThat(answered(() -> questions.startRoute(project, draft, WhatIfQuestion.MOST)))
                .isEqualTo(result);
        assertThat(answered(() -> questions.startRoute(project, draft, batch)).changed())
                .isZero();
    }

    @Test
    void a_policy_is_foretold_with_its_violations() {
        record(3, THEN, request(""), null);
        record(2, THEN.plusSeconds(1), request(",\"needs\":[\"audio\"]"), null);
        var policy = new PolicyConfig("draft", "No 4o", true, new PolicyRule.ModelDenylist(List.of("gpt-4o")));
        var binding = new PolicyBinding("draft", TargetType.PROJECT, project.toString());
        var result = answered(() -> questions.start(
                project,
                new WhatIfQuestion(config -> config.withPolicies(List.of(policy), List.of(binding)), null, 100)));

        assertThat(result.changed()).isEqualTo(3);
        assertThat(result.servedBefore()).isEqualTo(3);
        assertThat(result.servedAfter()).isZero();
        // These two were served when they were recorded, which needs that nobody asked then.
        assertThat(result.drifted()).isEqualTo(2);
        assertThat(result.changes()).singleElement().satisfies(change -> {
            assertThat(change.to().code()).isEqualTo("policy_blocked");
            assertThat(change.count()).isEqualTo(3);
        });
        assertThat(result.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.violation().policyName()).isEqualTo("No 4o");
            assertThat(violation.count()).isEqualTo(3);
        });
    }

    @Test
    void a_policy_that_objects_to_two_steps_of_a_decision_objects_to_one_decision() {
        record(3, THEN, request(""), null);
        var cheaper = StepConfig.plain(UUID.randomUUID().toString(), 1, "openai", "gpt-4o-mini", null, null);
        var both = chat.servedWith(chat.draft().withSteps(List.of(step(null), cheaper)));
        var policy = new PolicyConfig("draft", "No 4o", true, new PolicyRule.ModelDenylist(List.of("gpt-4o*")));
        var binding = new PolicyBinding("draft", TargetType.PROJECT, project.toString());
        var result = answered(() -> questions.start(
                project,
                new WhatIfQuestion(
                        config -> config.withRoutes(List.of(both)).withPolicies(List.of(policy), List.of(binding)),
                        null,
                        100)));
        assertThat(result.violations())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.count()).isEqualTo(3));
        assertThat(result.objections()).containsOnly(Map.entry("draft", 3));
    }

    @Test
    void what_cannot_be_judged_is_said() {
        record(2, THEN, "{}", null);
        record(3, THEN.plusSeconds(1), request(""), null);
        var limit = new PolicyConfig(
                "draft", "Ten", true, new PolicyRule.UsageLimit(LimitMeasure.REQUESTS, BigDecimal.TEN));
        var binding = new PolicyBinding("draft", TargetType.PROJECT, project.toString());
        var result = answered(() -> questions.start(
                project, new WhatIfQuestion(config -> config.withPolicies(List.of(limit), List.of(binding)), null, 4)));

        assertThat(result.hasOlder()).isTrue();
        assertThat(result.requestsUnknown()).isEqualTo(1);
        assertThat(result.decisions()).isEqualTo(3);
        assertThat(result.limitsUnknown()).isEqualTo(3);
        assertThat(result.changed()).isZero();
    }

    @Test
    void time_windows_are_asked_at_the_time_of_the_decision() {
        record(2, Instant.parse("2026-11-20T08:59:59Z"), request(""), null);
        record(3, Instant.parse("2026-11-20T09:00:00Z"), request(""), null);
        var result = answered(() ->
                questions.startRoute(project, draft(Map.of("timeWindow", Map.of("from", "09:00"))), 100));
        assertThat(result.changed()).isEqualTo(2);
    }

    @Test
    void a_run_is_cancelled_and_belongs_to_its_project_and_to_those_who_may_edit() {
        record(20_000, THEN, request(""), null);
        var other = draft(Map.of("needs", List.of("audio")));
        var first = as(Role.EDITOR, () -> questions.startRoute(project, other, 20_000));
        var behind = as(Role.EDITOR, () -> questions.startRoute(project, other, 20_000));
        assertThat(as(Role.EDITOR, () -> questions.cancel(project, behind.id())).state())
                .isEqualTo(WhatIfRun.State.CANCELLED);
        assertThat(first.isOver()).isFalse();
        as(Role.EDITOR, () -> questions.cancel(project, first.id()));

        var run = as(Role.EDITOR, () -> {
            var started = questions.startRoute(project, draft(Map.of("needs", List.of("tools"))), 20_000);
            return questions.cancel(project, started.id());
        });
        await().until(run::isOver);
        assertThat(run.state()).isEqualTo(WhatIfRun.State.CANCELLED);
        assertThat(run.result()).isNull();

        assertThat(as(Role.VIEWER, () -> questions.get(project, run.id()))).isSameAs(run);
        assertThatThrownBy(() -> as(Role.VIEWER, () -> questions.cancel(project, run.id())))
                .isInstanceOf(ApplicationException.Refused.class);
        assertThatThrownBy(() -> as(Role.VIEWER, () -> questions.startRoute(project, draft(Map.of()), 1)))
                .isInstanceOf(ApplicationException.Refused.class);
        var elsewhere = as(Role.OWNER, () -> projects.create("Other", false));
        assertThatThrownBy(() -> as(Role.OWNER, () -> questions.get(elsewhere.id(), run.id())))
                .isInstanceOf(ApplicationException.NotFound.class);
    }
}
