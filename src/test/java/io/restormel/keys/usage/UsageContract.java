package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.USAGE_DAILY;
import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static io.restormel.keys.db.Tables.USAGE_HOURLY;
import static io.restormel.keys.db.Tables.USAGE_TRACE;
import static io.restormel.keys.db.Tables.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.usage.RequestSteps.Pace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

abstract class UsageContract {

    private static final RequestFilter ALL =
            new RequestFilter(null, null, null, null, null, null, null, null, null, null);
    private static final Pace TINY = new Pace(10, 10, Duration.ZERO);

    @Autowired
    UsageRecorder recorder;

    @Autowired
    UsageService usage;

    @Autowired
    UsageReports reports;

    @Autowired
    RequestLogs requests;

    @Autowired
    RequestSteps steps;

    @Autowired
    UsageReader totals;

    @Autowired
    RequestSearch search;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller current;

    @Autowired
    DSLContext sql;

    @Autowired
    UsageRepository rows;

    @Autowired
    WebApplicationContext context;

    private final UUID workspaceId = UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private Caller admin;
    private UUID projectId;

    @BeforeEach
    void openProject() {
        admin = openWorkspace(workspaceId);
        projectId = current.as(admin, () -> projects.create("Checkout", false)).id();
    }

    private Caller openWorkspace(UUID id) {
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, id)
                .set(WORKSPACE.NAME, "W")
                .set(WORKSPACE.SLUG, id.toString())
                .set(WORKSPACE.CREATED_AT, now)
                .execute();
        return new Caller.Person(UUID.randomUUID(), id, "a@example.com", "Ada", Role.ADMIN);
    }

    private UsageEvent made(int i, boolean sample) {
        var resolved = i % 3 != 0;
        return Events.event(
                workspaceId,
                projectId,
                now.minus(i, ChronoUnit.MINUTES),
                resolved ? "resolved" : "policy_blocked",
                resolved ? "openai" : UsageEvent.NO_PROVIDER,
                resolved ? "gpt-5." + i % 4 : null,
                i % 2,
                resolved ? new BigDecimal("0.000000001").multiply(BigDecimal.valueOf(i)) : null,
                sample);
    }

    private void awaitEvents(int count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(sql.fetchCount(USAGE_EVENT, USAGE_EVENT.PROJECT_ID.eq(projectId)))
                        .isEqualTo(count));
    }

    /** Totals as they should be, computed from the events that the database has. */
    private void assertReconciled() {
        var hours = RollUp.hours(rows.counted(USAGE_EVENT.PROJECT_ID.eq(projectId)));
        assertThat(stored(USAGE_HOURLY)).isEqualTo(expected(hours));
        assertThat(stored(USAGE_DAILY)).isEqualTo(expected(RollUp.days(hours)));
    }

    private static List<String> expected(Map<RollUp.Key, RollUp.Figures> totals) {
        return totals.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue().requests() + " "
                        + e.getValue().fallbacks() + " "
                        + e.getValue().latencyMicros() + " "
                        + e.getValue().costUsd().setScale(9).toPlainString())
                .sorted()
                .toList();
    }

    private List<String> stored(Table<? extends Record> table) {
        return sql
                .selectFrom(table)
                .where(Objects.requireNonNull(table.field(USAGE_DAILY.PROJECT_ID))
                        .eq(projectId))
                .fetch(row -> new RollUp.Key(
                                row.get(0, UUID.class),
                                row.get(1, Instant.class),
                                row.get(2, String.class),
                                row.get(3, String.class),
                                row.get(4, String.class))
                        + " " + row.get(5) + " " + row.get(6) + " " + row.get(7) + " "
                        + row.get(8, BigDecimal.class).setScale(9).toPlainString())
                .stream()
                .sorted()
                .toList();
    }

    @Test
    void a_recorded_request_becomes_visible_by_itself() {
        recorder.record(Events.resolved(workspaceId, projectId, now));

        await().untilAsserted(() -> {
            var report = current.as(admin, () -> reports.report(projectId, UsageRange.DAY));
            assertThat(report.totals().requests()).isEqualTo(1);
            assertThat(report.byStatus().getFirst().requests().getLast()).isEqualTo(1);
        });
        var page = current.as(admin, () -> requests.page(projectId, ALL, null, 10));
        assertThat(page.requests()).singleElement().satisfies(request -> {
            assertThat(request.latencyMicros()).isEqualTo(1234);
            assertThat(request.detail()).containsEntry("explanation", "because of resolved");
        });
    }

    @Test
    void a_trace_that_requests_share_is_stored_once_and_shown_with_each() {
        var trace = SharedTrace.of("{\"trace\":[{\"status\":\"selected\",\"of\":\"%s\"}]}".formatted(projectId));
        var other = SharedTrace.of("{\"trace\":[{\"status\":\"blocked\",\"of\":\"%s\"}]}".formatted(projectId));
        IntStream.range(0, 4).forEach(i -> recorder.record(Events.sharing(trace, workspaceId, projectId, now)));
        awaitEvents(4);
        recorder.record(Events.sharing(trace, workspaceId, projectId, now));
        recorder.record(Events.sharing(other, workspaceId, projectId, now.minusSeconds(1)));
        awaitEvents(6);

        assertThat(sql.fetchCount(USAGE_TRACE, USAGE_TRACE.PROJECT_ID.eq(projectId)))
                .isEqualTo(2);
        var page = current.as(admin, () -> requests.page(projectId, ALL, null, 10));
        assertThat(page.requests())
                .extracting(request -> status(request.detail()))
                .containsExactly("selected", "selected", "selected", "selected", "selected", "blocked");
        usage.deleteProjectUsage(projectId);
        assertThat(sql.fetchCount(USAGE_TRACE, USAGE_TRACE.PROJECT_ID.eq(projectId)))
                .isZero();
    }

    private static @Nullable Object status(Map<String, Object> detail) {
        return ((Map<?, ?>) ((List<?>) Objects.requireNonNull(detail.get("trace"))).getFirst()).get("status");
    }

    @Test
    void totals_agree_with_events_after_concurrent_recording() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int t = 0; t < 8; t++) {
                int from = t * 250;
                threads.submit(() -> IntStream.range(from, from + 250).forEach(i -> recorder.record(made(i, false))));
            }
            usage.recordSample(
                    IntStream.range(0, 300).mapToObj(i -> made(i, true)).toList());
        }

        awaitEvents(2300);

        assertReconciled();
        var report = current.as(admin, () -> reports.report(projectId, UsageRange.WEEK));
        assertThat(report.totals().requests()).isEqualTo(2300);
        assertThat(report.byModel()).hasSize(5);
        assertThat(reports.requestsSince(
                        workspaceId, now.minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS)))
                .isEqualTo(2300);
        assertThat(reports.requestsSince(UUID.randomUUID(), Instant.EPOCH)).isZero();
        assertThat(report.latency()).isEqualTo(new UsageReport.Latency(1234, 1234));
    }

    @Test
    void the_same_event_counts_once() {
        var event = Events.resolved(workspaceId, projectId, now);
        recorder.record(event);
        recorder.record(event);
        recorder.record(Events.resolved(workspaceId, projectId, now));
        awaitEvents(2);

        recorder.record(event);
        recorder.record(Events.resolved(workspaceId, projectId, now));

        awaitEvents(3);
        assertReconciled();
    }

    @Test
    void an_event_that_the_database_refuses_does_not_stop_the_others() {
        var before = recorder.health().rejected();
        var impossible = new BigDecimal("-1e12");
        for (int i = 0; i < 20; i++) {
            recorder.record(
                    i == 7
                            ? Events.event(workspaceId, projectId, now, "resolved", "openai", "m", 0, impossible, false)
                            : Events.resolved(workspaceId, projectId, now));
        }

        awaitEvents(19);

        await().untilAsserted(() -> assertThat(recorder.health().rejected()).isEqualTo(before + 1));
        assertReconciled();
    }

    @Test
    void removing_the_sample_leaves_real_requests_and_their_totals() {
        usage.recordSample(IntStream.range(0, 150).mapToObj(i -> made(i, true)).toList());
        recorder.record(Events.resolved(workspaceId, projectId, now));
        awaitEvents(151);

        usage.removeSample(projectId);

        awaitEvents(1);
        assertReconciled();
    }

    @Test
    void deleting_a_project_deletes_its_usage() {
        usage.recordSample(IntStream.range(0, 10).mapToObj(i -> made(i, true)).toList());

        current.as(admin, () -> {
            projects.delete(projectId, null);
            return true;
        });

        awaitEvents(0);
        assertThat(stored(USAGE_HOURLY)).isEmpty();
        assertThat(stored(USAGE_DAILY)).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        usage.recordSample(
                IntStream.range(0, 60).mapToObj(i -> made(i / 2 * 2, true)).toList());
        var blocked = new RequestFilter(null, null, "policy_blocked", null, null, null, null, null, null, null);

        assertThat(walk(ALL)).hasSize(60);
        assertThat(walk(blocked)).hasSize(20);
        assertThat(walk(new RequestFilter(null, null, null, null, null, null, null, null, null, "GPT-5.2")))
                .hasSize(20);
        assertThat(walk(new RequestFilter(
                        now.minus(10, ChronoUnit.MINUTES), now, null, null, null, null, null, null, null, null)))
                .hasSize(10);
    }

    private List<UUID> walk(RequestFilter filter) {
        var ids = new ArrayList<UUID>();
        String cursor = null;
        do {
            var from = cursor;
            var page = current.as(admin, () -> requests.page(projectId, filter, from, 7));
            ids.addAll(page.requests().stream().map(RequestLog::id).toList());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        return ids;
    }

    @Test
    void a_search_reaches_everything_in_steps_of_a_few_requests_each() {
        usage.recordSample(IntStream.range(0, 300).mapToObj(i -> made(i, true)).toList());
        var since = now.minus(250, ChronoUnit.MINUTES);
        var some = new RequestFilter(since, null, null, null, null, null, null, null, null, "GPT-5.2");

        assertThat(found(TINY, some)).isEqualTo(found(Pace.SEARCH, some)).hasSizeGreaterThan(30);
        assertThat(found(TINY, status("policy_blocked"))).hasSize(100);
        assertThat(found(TINY, ALL)).hasSize(300);
        assertThat(found(
                        TINY, new RequestFilter(null, null, null, null, null, new UUID(0, 1), null, null, null, "gpt")))
                .isEmpty();
        var pair = new RequestFilter(null, null, "resolved", "gpt-5.1", null, null, null, null, null, null);
        assertThat(found(TINY, pair)).isEqualTo(found(Pace.SEARCH, pair)).hasSize(50);
        var nothing = steps.look(
                projectId,
                new RequestFilter(null, null, "no_route", null, "openai", null, null, null, null, null),
                null,
                7,
                TINY);
        assertThat(nothing.reached())
                .as("no hour has one, hence there is nothing to look for")
                .isNull();

        var csv = new ByteArrayOutputStream();
        current.as(admin, () -> {
            try {
                search.export(projectId, status("policy_blocked"), csv);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
        assertThat(csv.toString(StandardCharsets.UTF_8).lines())
                .hasSize(101)
                .first()
                .asString()
                .startsWith("request_id,time,status,");
    }

    private static RequestFilter status(String status) {
        return new RequestFilter(null, null, status, null, null, null, null, null, null, null);
    }

    @Test
    void projects_that_are_searched_in_steps_make_one_list_without_gaps() {
        var other = current.as(admin, () -> projects.create("Other", false)).id();
        IntStream.range(0, 60)
                .mapToObj(i -> Events.of(workspaceId, i % 3 == 0 ? other : projectId, now.minusSeconds(i), "u" + i % 2))
                .forEach(recorder::record);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(sql.fetchCount(USAGE_EVENT, USAGE_EVENT.PROJECT_ID.in(projectId, other)))
                                .isEqualTo(60));
        var filter = new RequestFilter(null, null, "resolved", null, null, null, null, null, "u1", null);

        var times = new ArrayList<Instant>();
        RequestCursor from = null;
        do {
            var start = from;
            var looked = RequestLogs.merged(
                    Stream.of(projectId, other)
                            .map(id -> steps.look(id, filter, start, 4, new Pace(3, 3, Duration.ZERO)))
                            .toList(),
                    4);
            looked.requests().forEach(request -> times.add(request.occurredAt()));
            from = looked.reached();
        } while (from != null);
        assertThat(times)
                .isEqualTo(IntStream.range(0, 60)
                        .filter(i -> i % 2 == 1)
                        .mapToObj(now::minusSeconds)
                        .toList());
    }

    private List<UUID> found(Pace pace, RequestFilter filter) {
        var ids = new ArrayList<UUID>();
        RequestCursor from = null;
        do {
            var look = steps.look(projectId, filter, from, 7, pace);
            ids.addAll(look.requests().stream().map(RequestLog::id).toList());
            from = look.reached();
        } while (from != null);
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        return ids;
    }

    @Test
    void another_workspace_sees_nothing_of_it() {
        var event = made(1, true);
        usage.recordSample(List.of(event));
        var stranger = openWorkspace(UUID.randomUUID());

        assertThatThrownBy(() -> current.as(stranger, () -> reports.report(projectId, UsageRange.DAY)))
                .isInstanceOf(ApplicationException.NotFound.class);
        assertThatThrownBy(() -> current.as(stranger, () -> requests.require(projectId, event.id())))
                .isInstanceOf(ApplicationException.NotFound.class);
        assertThat(current.as(stranger, () -> requests.workspacePage(ALL, null, 10))
                        .requests())
                .isEmpty();
    }

    @Test
    void request_logs_are_served_page_by_page_and_refused_to_gateway_keys() {
        usage.recordSample(IntStream.range(0, 5).mapToObj(i -> made(i, true)).toList());
        var http = MockMvcTester.from(context);
        var key = new Caller.GatewayKey(UUID.randomUUID(), workspaceId, projectId, null);

        var first = current.as(
                admin, () -> http.get().uri("/keys/v1/request-logs?limit=2").exchange());
        assertThat(first).hasStatusOk();
        assertThat(first).bodyJson().extractingPath("$.data.length()").isEqualTo(2);
        assertThat(first).bodyJson().extractingPath("$.data[0].requestStatus").isEqualTo("policy_blocked");
        assertThat(first).bodyJson().extractingPath("$.data[0].createdAt").isEqualTo(now.toEpochMilli());
        assertThat(first).bodyJson().extractingPath("$.nextCursor").isNotNull();
        assertThat(current.as(
                        admin,
                        () -> http.get()
                                .uri("/keys/dashboard/api/request-logs?since=yesterday")
                                .exchange()))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("Invalid since");
        assertThat(current.as(key, () -> http.get().uri("/keys/v1/request-logs").exchange()))
                .hasStatus(401);
    }

    @Test
    void usage_aggregates_add_up_to_the_requests() {
        usage.recordSample(IntStream.range(0, 5).mapToObj(i -> made(0, true)).toList());
        var http = MockMvcTester.from(context);

        var reply = current.as(
                admin,
                () -> http.get()
                        .uri("/keys/v1/usage-aggregates?granularity=hour")
                        .exchange());

        assertThat(reply).hasStatusOk();
        assertThat(reply).bodyJson().extractingPath("$.data[0].requestCount").isEqualTo(5);
        assertThat(reply).bodyJson().extractingPath("$.data[0].errorRate").isEqualTo(1.0);
    }

    @Test
    void request_logs_tell_what_was_reported_of_a_decision_whichever_came_first() {
        var decision = Events.resolved(workspaceId, projectId, now);
        var other = current.as(admin, () -> projects.create("Other", false)).id();
        report(projectId, decision.id(), "succeeded", 40);
        report(projectId, decision.id(), "failed", 2);
        report(other, decision.id(), "failed", 1000);
        recorder.record(decision);
        awaitEvents(1);
        report(projectId, decision.id(), "succeeded", 200);

        var reply = current.as(
                admin,
                () -> MockMvcTester.from(context)
                        .get()
                        .uri("/keys/v1/request-logs?projectId=" + projectId)
                        .exchange());

        assertThat(reply).bodyJson().extractingPath("$.data[0].inputTokens").isEqualTo(242);
        assertThat(reply).bodyJson().extractingPath("$.data[0].latencyMs").isEqualTo(812.5);
        assertThat(reply).bodyJson().extractingPath("$.data[0].ttftMs").isEqualTo(210.0);
        assertThat(reply).bodyJson().extractingPath("$.data[0].errorCode").isNull();
        // 242 at 5 USD a million.
        assertThat(reply).bodyJson().extractingPath("$.data[0].estimatedCost").isEqualTo(0.00121);
        assertThat(reply)
                .bodyJson()
                .extractingPath("$.data[0].metadata.outcomes.length()")
                .isEqualTo(3);
        assertThat(reply)
                .bodyJson()
                .extractingPath("$.data[0].metadata.decisionLatencyMs")
                .isEqualTo(1.234);
    }

    private void report(UUID project, UUID decision, String status, int tokens) {
        assertThat(current.as(
                        admin,
                        () -> MockMvcTester.from(context)
                                .post()
                                .uri("/keys/v1/projects/" + project + "/usage")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("""
                                {"decisionId": "%s", "status": "%s", "providerType": "openai", "modelId": "gpt-5.5",
                                 "inputTokens": %d, "latencyMs": 812.5, "ttftMs": 210}
                                """.formatted(decision, status, tokens))
                                .exchange()))
                .hasStatusOk();
    }
}
