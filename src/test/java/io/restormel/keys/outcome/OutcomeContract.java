package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME;
import static io.restormel.keys.db.Tables.OUTCOME_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_HOURLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.Price;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

abstract class OutcomeContract {

    @Autowired
    OutcomeWriter writer;

    @Autowired
    OutcomeLedger ledger;

    @Autowired
    EndUserForgetter forgetter;

    @Autowired
    PriceBook prices;

    @Autowired
    PriceRepository priceRepository;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    @Autowired
    WebApplicationContext context;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private TestWorkspace workspace;
    private Caller admin;
    private UUID project;
    private Caller host;

    @BeforeEach
    void openProject() {
        workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
        project = callers.as(admin, () -> projects.create("Shop", false)).id();
        host = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project, null);
    }

    private MvcTestResult post(Caller caller, String path, String body) {
        return callers.as(
                caller,
                () -> MockMvcTester.from(context)
                        .post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .exchange());
    }

    private MvcTestResult report(String body) {
        return post(host, "/keys/v1/projects/" + project + "/usage", body);
    }

    private MvcTestResult get(Caller caller, String path) {
        return callers.as(
                caller, () -> MockMvcTester.from(context).get().uri(path).exchange());
    }

    private List<Outcome> stored() {
        return sql.selectFrom(OUTCOME)
                .where(OUTCOME.PROJECT_ID.eq(project))
                .orderBy(OUTCOME.EVENT_ID)
                .fetch(OutcomeReader::outcome);
    }

    private Outcome only() {
        assertThat(stored()).hasSize(1);
        return stored().getFirst();
    }

    /** The totals are those that the stored outcomes add up to. */
    private void assertReconciled() {
        assertThat(totals(OUTCOME_HOURLY)).isEqualTo(expected(ChronoUnit.HOURS));
        assertThat(totals(OUTCOME_DAILY)).isEqualTo(expected(ChronoUnit.DAYS));
    }

    private TreeMap<String, String> expected(ChronoUnit period) {
        var all = new TreeMap<String, String>();
        OutcomeRollUp.of(stored(), period).forEach((key, figures) -> all.put(key.toString(), told(figures)));
        return all;
    }

    private TreeMap<String, String> totals(Table<?> table) {
        var all = new TreeMap<String, String>();
        sql.selectFrom(table)
                .where(Objects.requireNonNull(table.field(OUTCOME_DAILY.PROJECT_ID))
                        .eq(project))
                .fetch(row -> OutcomeReader.total(table, row))
                .forEach(total -> all.put(total.key().toString(), told(total.figures())));
        return all;
    }

    private static String told(OutcomeFigures figures) {
        return figures.toString().replaceAll("costUsd=[^,]*", "costUsd=" + Costs.plain(figures.costUsd()));
    }

    @Test
    void a_reported_call_is_stored_whole_and_rated_by_its_days_price() {
        var decision = UUID.randomUUID();

        assertThat(report("""
                {"eventId": "e-1", "decisionId": "%s", "status": "succeeded", "providerType": "openai",
                 "modelId": "gpt-5.5", "inputTokens": 1200, "outputTokens": 300, "cachedTokens": 200,
                 "reasoningTokens": 100, "latencyMs": 812.5, "ttftMs": 210, "endUserId": "ada",
                 "tags": {"feature": "chat"}, "occurredAt": %d}
                """.formatted(decision, now.toEpochMilli())))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"data\": {\"accepted\": 1, \"duplicates\": 0, \"rejected\": []}}");

        var outcome = only();
        assertThat(outcome.gatewayKeyId()).isEqualTo(((Caller.GatewayKey) host).id());
        var report = outcome.report();
        assertThat(report.decisionId()).isEqualTo(decision);
        assertThat(report.tokens()).isEqualTo(new TokenCounts(1200L, 300L, 200L, 100L));
        assertThat(report.latencyMicros()).isEqualTo(812_500);
        assertThat(report.timeToFirstTokenMicros()).isEqualTo(210_000);
        assertThat(report.endUserId()).isEqualTo("ada");
        assertThat(report.tags()).containsOnlyKeys("feature").containsValue("chat");
        assertThat(report.occurredAt()).isEqualTo(now);
        // 1000 at 5 USD, 200 cached at 0.50 USD and 300 at 30 USD a million.
        assertThat(outcome.rating().costUsd()).isEqualByComparingTo("0.0141");
        assertThat(outcome.rating().priceId()).isNotNull();
        assertReconciled();
    }

    @Test
    void what_has_no_price_is_unpriced_and_not_free() {
        report("""
                {"events": [
                  {"eventId": "a", "status": "succeeded", "providerType": "openai", "modelId": "gpt-of-ours",
                   "inputTokens": 10, "outputTokens": 20},
                  {"eventId": "b", "status": "failed", "failureKind": "timeout", "providerType": "openai",
                   "modelId": "gpt-5.5", "latencyMs": 30000}]}
                """);

        assertThat(stored().get(0).rating()).isEqualTo(Rating.UNPRICED);
        assertThat(stored().get(1).rating()).isEqualTo(Rating.UNMETERED);
        assertReconciled();
        var totals = get(admin, "/keys/v1/outcome-aggregates?projectId=" + project);
        assertThat(totals)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data[0].unmeteredCount")
                .isEqualTo(1);
        assertThat(totals).bodyJson().extractingPath("$.data[1].unpricedCount").isEqualTo(1);
        assertThat(totals).bodyJson().extractingPath("$.data[1].costUsd").isEqualTo("0");
        assertThat(get(host, "/keys/v1/outcome-aggregates")).hasStatus(401);
    }

    @Test
    void a_bad_report_of_a_batch_is_told_and_keeps_no_other_back() {
        var reply = report("""
                {"events": [
                  {"eventId": "a", "status": "succeeded", "providerType": "openai", "modelId": "gpt-5.5"},
                  {"eventId": "b", "status": "fine", "providerType": "openai", "modelId": "gpt-5.5"},
                  {"eventId": "c", "status": "succeeded", "providerType": "openai"},
                  {"eventId": "a", "status": "succeeded", "providerType": "openai", "modelId": "gpt-5.5"},
                  7]}
                """);

        assertThat(reply).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"data": {"accepted": 1, "duplicates": 1, "rejected": [
                  {"index": 1, "error": "invalid_request", "field": "status",
                   "message": "status must be one of succeeded, failed, cancelled"},
                  {"index": 2, "error": "invalid_request", "field": "modelId", "message": "modelId is required"},
                  {"index": 4, "error": "Invalid JSON", "field": null, "message": "The body must be a JSON object"}]}}
                """);
        assertThat(only().report().eventId()).isEqualTo("a");
    }

    @Test
    void a_wrong_field_is_named() {
        var wrong = List.of(
                "status, 'done'",
                "failureKind, 'timeout'",
                "inputTokens, -1",
                "inputTokens, 1.5",
                "cachedTokens, 11",
                "reasoningTokens, 21",
                "latencyMs, -1",
                "latencyMs, 1e99",
                "latencyMs, 1e-99",
                "ttftMs, 6",
                "endUserId, ''",
                "endUserId, '" + "x".repeat(201) + "'",
                "tags, ['a']",
                "tags.a, {'a': 1}",
                "tags, {'a': 'b\\u0000'}",
                "decisionId, 'mine'",
                "eventId, '" + "x".repeat(121) + "'",
                "providerType, 7",
                "modelId, ''",
                "occurredAt, 17",
                "surprise, 1");
        for (var each : wrong) {
            int comma = each.indexOf(',');
            var field = each.substring(0, comma);
            var member = "\"" + field.replaceFirst("\\..*", "") + "\": "
                    + each.substring(comma + 1).replace('\'', '"');
            var good = """
                    {"eventId": "e", "status": "succeeded", "providerType": "openai", "modelId": "gpt-5.5",
                     "inputTokens": 10, "outputTokens": 20, "latencyMs": 5, %s}""".formatted(member);
            assertThat(report(good))
                    .as(each)
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.field")
                    .isEqualTo(field);
        }
        assertThat(report("{\"events\": [" + "{},".repeat(1000) + "{}]}")).hasStatus(400);
        assertThat(stored()).isEmpty();
    }

    @Test
    void reports_sent_again_in_any_order_and_at_once_count_once() throws Exception {
        var batches = new ArrayList<List<Outcome>>();
        var random = new Random(7);
        for (int i = 0; i < 400; i++) {
            var at = now.minus(random.nextInt(3000), ChronoUnit.MINUTES);
            var outcome = Outcomes.priced(project, "e" + i, at, "0.000000000000" + (100 + i));
            for (int copy = 0; copy <= random.nextInt(4); copy++) {
                batches.add(List.of(outcome));
            }
        }
        Collections.shuffle(batches, random);

        long stored = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            var work = batches.stream()
                    .map(batch -> (Callable<Fate>) () -> writer.write(batch).getFirst())
                    .toList();
            for (var fate : threads.invokeAll(work)) {
                stored += fate.get() == Fate.STORED ? 1 : 0;
            }
        }

        assertThat(stored).isEqualTo(400);
        assertThat(stored()).hasSize(400);
        assertReconciled();
    }

    @Test
    void two_nodes_that_write_the_same_do_not_count_it_twice() throws Exception {
        var same = IntStream.range(0, 300)
                .mapToObj(i -> Outcomes.priced(project, "e" + i, now, "0.5"))
                .toList();
        var reversed = same.reversed();

        try (var threads = Executors.newFixedThreadPool(4)) {
            var fates = threads.invokeAll(List.<Callable<List<Fate>>>of(
                    () -> ledger.store(same),
                    () -> ledger.store(reversed),
                    () -> ledger.store(same),
                    () -> ledger.store(reversed)));
            int counted = 0;
            for (var each : fates) {
                counted += Collections.frequency(each.get(), Fate.STORED);
            }
            assertThat(counted).isEqualTo(300);
        }
        assertReconciled();
    }

    @Test
    void one_that_the_database_refuses_does_not_keep_back_those_it_was_written_with() {
        var group = new ArrayList<Outcome>();
        IntStream.range(0, 9).forEach(i -> group.addAll(Outcomes.one(project, "e" + i, now)));
        group.add(4, Outcomes.priced(project, "huge", now, "1e12"));

        var fates = ledger.store(group);

        assertThat(fates).hasSize(10).containsOnlyOnce(Fate.REFUSED);
        assertThat(fates.get(4)).isEqualTo(Fate.REFUSED);
        assertThat(stored()).hasSize(9);
        assertReconciled();
    }

    @Test
    void a_corrected_price_re_rates_what_was_stored_and_its_totals() {
        var zero = IntStream.range(0, 2100)
                .mapToObj(i -> Outcomes.priced(project, "e" + i, now.minus(i, ChronoUnit.MINUTES), "9"))
                .toList();
        ledger.store(zero);
        var path = "/keys/v1/projects/" + project + "/usage/re-rate";
        var range = "{\"since\": %d, \"until\": %d}"
                .formatted(
                        now.minus(2000, ChronoUnit.MINUTES).toEpochMilli(),
                        now.plus(1, ChronoUnit.MINUTES).toEpochMilli());

        assertThat(post(host, path, range)).hasStatus(403);
        assertThat(post(workspace.person(Role.EDITOR), path, range)).hasStatus(403);
        assertThat(post(admin, path, range)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"data": {"examined": 2001, "changed": 2001, "costDifferenceUsd": "%s"}}
                """.formatted(
                        new BigDecimal("0.0141").subtract(new BigDecimal(9)).multiply(new BigDecimal(2001))));
        assertReconciled();
        assertThat(post(admin, path, range)).bodyJson().isStrictlyEqualTo("""
                {"data": {"examined": 2001, "changed": 0, "costDifferenceUsd": "0"}}
                """);
        assertThat(stored().stream()
                        .filter(outcome -> outcome.rating().costOrZero().compareTo(new BigDecimal(9)) == 0))
                .hasSize(99);
    }

    @Test
    void only_who_may_report_for_the_project_does() {
        var body = "{\"status\": \"succeeded\", \"providerType\": \"openai\", \"modelId\": \"gpt-5.5\"}";
        var path = "/keys/dashboard/api/projects/" + project + "/usage";
        var otherProject =
                callers.as(admin, () -> projects.create("Other", false)).id();
        var otherHost = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), otherProject, null);

        assertThat(post(otherHost, path, body)).hasStatus(404);
        assertThat(post(TestWorkspace.create(sql).person(Role.OWNER), path, body))
                .hasStatus(404);
        assertThat(post(workspace.person(Role.VIEWER), path, body)).hasStatus(403);
        assertThat(post(admin, path, body)).hasStatusOk();
        assertThat(only().gatewayKeyId()).isNull();
    }

    @Test
    void erasing_an_end_user_keeps_the_outcomes_and_forgets_whose_they_were() {
        for (var user : List.of("ada", "bob")) {
            report("""
                    {"eventId": "%s", "status": "succeeded", "providerType": "openai", "modelId": "gpt-5.5",
                     "inputTokens": 1, "endUserId": "%s"}
                    """.formatted(user, user));
        }

        assertThat(forgetter.erase(project, "ada")).isEqualTo(1);

        assertThat(stored().get(0).report().endUserId()).isNull();
        assertThat(stored().get(1).report().endUserId()).isEqualTo("bob");
        assertReconciled();
    }

    @Test
    void a_deleted_project_takes_its_outcomes_along() {
        ledger.store(Outcomes.one(project, "e", now));

        callers.as(admin, () -> {
            projects.delete(project, null);
            return true;
        });

        assertThat(stored()).isEmpty();
        assertThat(totals(OUTCOME_HOURLY)).isEmpty();
        assertThat(totals(OUTCOME_DAILY)).isEmpty();
    }

    private void price(ModelName model, String date, String input, Instant recordedAt) {
        var price = new Price(new BigDecimal(input), BigDecimal.ZERO, null, LocalDate.parse(date));
        priceRepository.record(List.of(ModelPrice.of(model, price, recordedAt)));
        prices.refresh();
    }

    private BigDecimal costOfAMillion(ModelName model, String day) {
        var tokens = new TokenCounts(1_000_000L, null, null, null);
        return prices.rate(model, tokens, Instant.parse(day + "T12:00:00Z")).costOrZero();
    }

    @Test
    void a_call_costs_what_was_the_price_on_its_day_until_that_is_corrected() {
        var model = new ModelName("openai", "made-up-" + UUID.randomUUID());
        price(model, "2026-03-01", "3", now);
        price(model, "2026-06-01", "2", now);

        assertThat(costOfAMillion(model, "2026-05-31")).isEqualByComparingTo("3");
        assertThat(costOfAMillion(model, "2026-06-01")).isEqualByComparingTo("2");
        assertThat(costOfAMillion(model, "2026-11-21")).isEqualByComparingTo("2");
        assertThat(costOfAMillion(model, "2026-01-01")).as("before the first").isEqualByComparingTo("3");

        price(model, "2026-06-01", "1.5", now.plusSeconds(1));
        assertThat(costOfAMillion(model, "2026-07-01")).isEqualByComparingTo("1.5");
        price(model, "2026-06-01", "2", now.plusSeconds(2));
        assertThat(costOfAMillion(model, "2026-07-01")).as("corrected back").isEqualByComparingTo("2");
    }

    @Test
    void who_cannot_be_served_is_told_when_to_come_again() {
        writer.stop();
        try {
            assertThat(report("{\"status\": \"failed\", \"providerType\": \"openai\", \"modelId\": \"gpt-5.5\"}"))
                    .hasStatus(503)
                    .hasHeader("Retry-After", "1")
                    .bodyJson()
                    .extractingPath("$.error")
                    .isEqualTo("overloaded");
        } finally {
            writer.start();
        }
        assertThat(stored()).isEmpty();
    }
}
