package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_HOURLY;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_WEEKLY;
import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * What is read from totals is what the calls themselves add up to, which is worked out here anew from each call. Longer
 * than other files: that reckoning and the calls it is about are half of it, and every case needs both.
 */
abstract class BreakdownContract {

    private static final List<UUID> KEYS = List.of(new UUID(7, 1), new UUID(7, 2));

    @Autowired
    OutcomeLedger ledger;

    @Autowired
    OutcomeRepository outcomes;

    @Autowired
    FollowedDecisions decisions;

    @Autowired
    EndUserForgetter forgetter;

    @Autowired
    OutcomeBreakdowns breakdowns;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DSLContext sql;

    @Autowired
    WebApplicationContext context;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Random random = new Random(7);
    private TestWorkspace workspace;
    private Caller viewer;
    private UUID project;

    @BeforeEach
    void openProject() {
        workspace = TestWorkspace.create(sql);
        viewer = workspace.person(Role.VIEWER);
        project = callers.as(workspace.person(Role.ADMIN), () -> projects.create("Shop", false))
                .id();
    }

    private UUID decision(UUID route, int fallbacks) {
        var id = UUID.randomUUID();
        sql.insertInto(USAGE_EVENT)
                .set(USAGE_EVENT.ID, id)
                .set(USAGE_EVENT.WORKSPACE_ID, workspace.id())
                .set(USAGE_EVENT.PROJECT_ID, project)
                .set(USAGE_EVENT.ROUTE_ID, route)
                .set(USAGE_EVENT.STATUS, "resolved")
                .set(USAGE_EVENT.PROVIDER_TYPE, "openai")
                .set(USAGE_EVENT.LATENCY_US, 5L)
                .set(USAGE_EVENT.FALLBACK_COUNT, fallbacks)
                .set(USAGE_EVENT.DETAIL, "{}")
                .set(USAGE_EVENT.OCCURRED_AT, now)
                .execute();
        return id;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Outcome outcome(int number, @Nullable UUID decision) {
        var unmetered = random.nextInt(10) == 0;
        var rating = unmetered
                ? Rating.UNMETERED
                : random.nextInt(5) == 0
                        ? Rating.UNPRICED
                        : new Rating(
                                Rating.Kind.PRICED, BigDecimal.valueOf(random.nextLong(1L << 50), 15), new UUID(1, 1));
        return new Outcome(
                project,
                random.nextBoolean() ? null : one(KEYS),
                new Report(
                        "event " + number,
                        decision,
                        one(List.of(OutcomeStatus.values())),
                        null,
                        new ModelName(one(List.of("openai", "anthropic")), one(List.of("a", "b", "c/d"))),
                        unmetered
                                ? new TokenCounts(null, null, null, null)
                                : new TokenCounts(random.nextLong(1_000_000), 3L, 1L, null),
                        random.nextInt(4) == 0 ? null : random.nextLong(100_000_000),
                        null,
                        random.nextInt(3) == 0 ? null : one(List.of("ada", "bob", "=eve")),
                        random.nextBoolean()
                                ? Map.of()
                                : Map.of("feature", one(List.of("chat", "search")), "tier", "gold"),
                        now.minus(random.nextInt(100), ChronoUnit.HOURS)),
                rating,
                now);
    }

    private List<Outcome> stored() {
        return sql.selectFrom(OUTCOME).where(OUTCOME.PROJECT_ID.eq(project)).fetch(OutcomeReader::outcome);
    }

    /** Added up here, event by event, in a way that has nothing in common with how the totals are kept. */
    private TreeMap<String, String> expected(ChronoUnit period) {
        Map<String, Function<Outcome, Stream<String>>> dimensions = new TreeMap<>(Map.of(
                "all", _ -> Stream.of(""),
                "provider", each -> Stream.of(each.report().model().providerType()),
                "model",
                        each -> Stream.of(each.report().model().providerType() + "/"
                                + each.report().model().modelId()),
                "route",
                        each -> each.decided() == null || each.decided().routeId() == null
                                ? Stream.of()
                                : Stream.of(each.decided().routeId().toString()),
                "key", each -> Stream.ofNullable(each.gatewayKeyId()).map(UUID::toString),
                "tag",
                        each -> each.report().tags().entrySet().stream()
                                .map(tag -> tag.getKey() + "=" + tag.getValue())));
        if (period == ChronoUnit.DAYS) {
            dimensions.put("end_user", each -> Stream.ofNullable(each.report().endUserId()));
        }
        var groups = new TreeMap<String, List<Outcome>>();
        for (var each : stored()) {
            dimensions.forEach((name, values) -> values.apply(each)
                    .forEach(value -> groups.computeIfAbsent(
                                    name + " " + each.report().occurredAt().truncatedTo(period) + " " + value,
                                    _ -> new ArrayList<>())
                            .add(each)));
        }
        var told = new TreeMap<String, String>();
        groups.forEach((key, group) -> told.put(key, told(group)));
        return told;
    }

    private static String told(List<Outcome> group) {
        var latencies = new long[16];
        group.stream()
                .map(each -> each.report().latencyMicros())
                .filter(Objects::nonNull)
                .forEach(
                        micros -> latencies[LatencyHistogram.of(micros).counts().indexOf(1L)]++);
        var numbers = new ArrayList<>(List.of(
                group.size(),
                group.stream()
                        .filter(each -> each.report().status() == OutcomeStatus.FAILED)
                        .count(),
                group.stream().filter(each -> each.decided() != null).count(),
                group.stream()
                        .filter(each -> each.decided() != null && each.decided().fellBack())
                        .count(),
                group.stream()
                        .filter(each -> each.rating().kind() == Rating.Kind.UNPRICED)
                        .count(),
                group.stream()
                        .filter(each -> each.rating().kind() == Rating.Kind.UNMETERED)
                        .count(),
                sum(group, TokenCounts::input),
                sum(group, TokenCounts::output),
                sum(group, TokenCounts::cached),
                sum(group, TokenCounts::reasoning)));
        return numbers + " "
                + Costs.plain(
                        group.stream().map(each -> each.rating().costOrZero()).reduce(BigDecimal.ZERO, BigDecimal::add))
                + " " + Arrays.toString(latencies);
    }

    private static long sum(List<Outcome> group, Function<TokenCounts, @Nullable Long> count) {
        long sum = 0;
        for (var each : group) {
            var told = count.apply(each.report().tokens());
            sum += told == null ? 0 : told;
        }
        return sum;
    }

    private TreeMap<String, String> kept(Table<?> table) {
        var told = new TreeMap<String, String>();
        sql.selectFrom(table)
                .where(Objects.requireNonNull(table.field(OUTCOME_DIMENSION_DAILY.PROJECT_ID))
                        .eq(project))
                .forEach(row -> {
                    var numbers = IntStream.range(4, 14)
                            .mapToObj(i -> row.get(i, Long.class))
                            .toList();
                    var latencies = IntStream.range(15, 31)
                            .mapToObj(i -> row.get(i, Long.class))
                            .toList();
                    told.put(
                            row.get(1) + " " + row.get(2, Instant.class) + " " + row.get(3),
                            numbers + " " + Costs.plain(row.get(14, BigDecimal.class)) + " " + latencies);
                });
        return told;
    }

    private void assertReconciled(String after) {
        assertThat(kept(OUTCOME_DIMENSION_HOURLY)).as(after).isEqualTo(expected(ChronoUnit.HOURS));
        assertThat(kept(OUTCOME_DIMENSION_DAILY)).as(after).isEqualTo(expected(ChronoUnit.DAYS));
        assertThat(keptByWeek()).as(after).isEqualTo(expectedByWeek());
    }

    private static String brief(Collection<BigDecimal> costs) {
        return costs.size() + " " + Costs.plain(costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Map<String, String> expectedByWeek() {
        var costs = new TreeMap<String, List<BigDecimal>>();
        for (var each : stored()) {
            var report = each.report();
            if (report.endUserId() != null) {
                long week =
                        report.occurredAt().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay() / 7 * 7;
                costs.computeIfAbsent(LocalDate.ofEpochDay(week) + " " + report.endUserId(), _ -> new ArrayList<>())
                        .add(each.rating().costOrZero());
            }
        }
        var told = new TreeMap<String, String>();
        costs.forEach((key, group) -> told.put(key, brief(group)));
        return told;
    }

    private Map<String, String> keptByWeek() {
        var told = new TreeMap<String, String>();
        sql.selectFrom(OUTCOME_DIMENSION_WEEKLY)
                .where(OUTCOME_DIMENSION_WEEKLY.PROJECT_ID.eq(project))
                .forEach(row -> told.put(
                        LocalDate.ofInstant(row.getBucket(), ZoneOffset.UTC) + " " + row.getDimensionValue(),
                        row.getOutcomeCount() + " " + Costs.plain(row.getCostUsd())));
        return told;
    }

    private Outcome tagged(int number, String value) {
        var like = outcome(number, null);
        var report = like.report();
        return new Outcome(
                project,
                null,
                new Report(
                        report.eventId(),
                        null,
                        report.status(),
                        null,
                        report.model(),
                        report.tokens(),
                        null,
                        null,
                        null,
                        Map.of("call", value, "again", value),
                        now),
                Rating.UNPRICED,
                now);
    }

    @Test
    void tags_beyond_so_many_a_day_are_counted_together() {
        // Each call has two tags of its own, and so the last ten have no room.
        int calls = TagReader.MOST_A_DAY / 2 + 10;
        for (int from = 0; from < calls; from += 100) {
            var group = IntStream.range(from, Math.min(calls, from + 100))
                    .mapToObj(i -> tagged(i, "id-%04d".formatted(i)))
                    .toList();
            ledger.store(group);
        }
        assertThat(tags())
                .hasSize(TagReader.MOST_A_DAY + 1)
                .containsEntry("call=id-0000", 1L)
                .containsEntry("other", 10L);

        ledger.store(List.of(tagged(calls, "id-0000"), tagged(calls + 1, "id-9999")));
        assertThat(tags())
                .hasSize(TagReader.MOST_A_DAY + 1)
                .containsEntry("call=id-0000", 2L)
                .containsEntry("other", 11L);
    }

    private Map<String, Long> tags() {
        return sql.selectFrom(OUTCOME_DIMENSION_DAILY)
                .where(OUTCOME_DIMENSION_DAILY.PROJECT_ID.eq(project), OUTCOME_DIMENSION_DAILY.DIMENSION.eq("tag"))
                .fetchMap(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE, OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT);
    }

    @Test
    void totals_by_every_dimension_are_the_sums_of_the_calls_whatever_happens_to_these() {
        var routes = List.of(new UUID(9, 1), new UUID(9, 2));
        var known = IntStream.range(0, 20)
                .mapToObj(i -> decision(one(routes), i % 3))
                .toList();
        var late = new UUID(9, random.nextLong());
        var sent = new ArrayList<>(IntStream.range(0, 600)
                .mapToObj(i -> outcome(i, i % 4 == 0 ? null : i % 50 == 1 ? late : one(known)))
                .toList());
        sent.addAll(sent.subList(100, 300));
        Collections.shuffle(sent, random);
        for (int from = 0; from < sent.size(); from += 70) {
            ledger.store(sent.subList(from, Math.min(sent.size(), from + 70)));
        }
        assertThat(stored()).hasSize(600);
        assertReconciled("duplicates");

        sql.update(USAGE_EVENT)
                .set(USAGE_EVENT.ID, late)
                .where(USAGE_EVENT.ID.eq(decision(routes.getFirst(), 1)))
                .execute();
        decisions.lookAgain(Instant.now().plusSeconds(60));
        assertThat(stored())
                .filteredOn(each -> late.equals(each.report().decisionId()))
                .isNotEmpty()
                .allMatch(each -> each.decided() != null);
        assertReconciled("a decision that was recorded after its calls");

        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            var before = outcomes.lock(project, now.minus(50, ChronoUnit.HOURS), now, null, 1000);
            outcomes.rate(
                    before,
                    before.stream()
                            .map(each -> each.rated(new Rating(
                                    Rating.Kind.PRICED, BigDecimal.valueOf(random.nextLong(1000), 9), new UUID(1, 2))))
                            .toList());
        });
        assertReconciled("re-rating");

        assertThat(forgetter.erase(project, "ada")).isPositive();
        assertReconciled("erasing an end user");
        assertThat(sql.fetchExists(
                        OUTCOME_DIMENSION_DAILY,
                        OUTCOME_DIMENSION_DAILY.PROJECT_ID.eq(project),
                        OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE.eq("ada")))
                .isFalse();

        callers.as(workspace.person(Role.ADMIN), () -> {
            projects.delete(project, null);
            return true;
        });
        assertThat(kept(OUTCOME_DIMENSION_HOURLY)).isEmpty();
        assertThat(kept(OUTCOME_DIMENSION_DAILY)).isEmpty();
        assertThat(keptByWeek()).isEmpty();
    }

    private Breakdown asked(
            Dimension dimension,
            @Nullable String value,
            List<Instant> starts,
            Instant until,
            Instant before,
            Charted... charted) {
        return callers.as(
                viewer, () -> breakdowns.breakdown(project, dimension, value, starts, until, before, Set.of(charted)));
    }

    private Outcome call(Instant at, String user, String cost) {
        var outcome = Outcomes.priced(project, UUID.randomUUID().toString(), at, cost);
        var report = outcome.report();
        return new Outcome(
                project,
                KEYS.getFirst(),
                new Report(
                        report.eventId(),
                        null,
                        report.status(),
                        null,
                        report.model(),
                        report.tokens(),
                        report.latencyMicros(),
                        null,
                        user,
                        Map.of("feature", user),
                        at),
                outcome.rating(),
                at);
    }

    @Test
    void a_period_is_exact_to_the_hour_and_stands_beside_the_one_before() {
        var start = Instant.parse("2026-11-01T05:00:00Z");
        ledger.store(List.of(
                call(start.minusSeconds(1), "ada", "8"),
                call(start, "ada", "1"),
                call(start.plus(30, ChronoUnit.HOURS), "bob", "2"),
                call(start.plus(70, ChronoUnit.HOURS), "bob", "4"),
                call(start.plus(72, ChronoUnit.HOURS), "bob", "16")));
        var starts = IntStream.range(0, 3)
                .mapToObj(i -> start.plus(24L * i, ChronoUnit.HOURS))
                .toList();

        var breakdown = asked(
                Dimension.TAG,
                null,
                starts,
                start.plus(72, ChronoUnit.HOURS),
                start.minus(72, ChronoUnit.HOURS),
                Charted.COST,
                Charted.LATENCIES);

        assertThat(breakdown.total().totals().costUsd()).isEqualByComparingTo("7");
        assertThat(breakdown.before().totals().costUsd()).isEqualByComparingTo("8");
        assertThat(breakdown.rows()).extracting(Breakdown.Row::value).containsExactly("feature=bob", "feature=ada");
        assertThat(breakdown.rows().get(1).before().costUsd()).isEqualByComparingTo("8");
        assertThat(breakdown.series().getFirst().figures())
                .extracting(figures -> figures.totals().costUsd().intValue())
                .containsExactly(0, 2, 4);
        assertThat(breakdown.series().getFirst().figures().get(2).totals().latencyMicros(0.5))
                .isEqualTo(breakdown.rows().getFirst().figures().totals().latencyMicros(0.5));
        var onlyAda = asked(
                Dimension.TAG,
                "feature=ada",
                starts,
                start.plus(72, ChronoUnit.HOURS),
                start.minus(72, ChronoUnit.HOURS));
        assertThat(onlyAda.total().totals().costUsd()).isEqualByComparingTo("1");
        assertThat(onlyAda.series()).hasSize(1);
    }

    /** Whole weeks of their calls are read as such, the days at both ends as days. */
    @Test
    void end_users_are_ranked_by_all_their_calls_of_a_period_and_no_others() {
        var start = Instant.parse("2026-10-05T00:00:00Z");
        ledger.store(Stream.concat(
                        IntStream.range(0, 20)
                                .mapToObj(i -> call(start.plus(i, ChronoUnit.DAYS), i % 5 == 0 ? "bob" : "ada", "1")),
                        Stream.of(
                                call(start.minusSeconds(1), "bob", "100"),
                                call(start.plus(20, ChronoUnit.DAYS), "eve", "100")))
                .toList());

        var breakdown = asked(
                Dimension.END_USER,
                null,
                List.of(start),
                start.plus(20, ChronoUnit.DAYS),
                start.minus(20, ChronoUnit.DAYS));

        assertThat(breakdown.values()).isEqualTo(2);
        assertThat(breakdown.rows())
                .extracting(row -> row.value() + " " + row.figures().totals().outcomes())
                .containsExactly("ada 16", "bob 4");
    }

    /** Longer totals are read where they nearly fit, and what they have too much is taken away. */
    @Test
    void any_period_has_the_figures_of_its_own_calls() {
        var start = Instant.parse("2026-09-01T00:00:00Z");
        var calls = IntStream.range(0, 300)
                .mapToObj(_ -> call(
                        start.plus(random.nextInt(60 * 24 * 60), ChronoUnit.MINUTES),
                        one(List.of("ada", "bob", "eve")),
                        "0.0" + random.nextInt(1, 1000)))
                .toList();
        ledger.store(calls);
        for (int i = 0; i < 30; i++) {
            var unit = i % 2 == 0 ? ChronoUnit.HOURS : ChronoUnit.DAYS;
            int most = i % 2 == 0 ? 60 * 24 : 60;
            var times = random.ints(0, most + 1)
                    .distinct()
                    .limit(3)
                    .sorted()
                    .mapToObj(time -> start.plus(time, unit))
                    .toList();
            var breakdown = asked(
                    unit == ChronoUnit.HOURS ? Dimension.TAG : Dimension.END_USER,
                    null,
                    List.of(times.get(1)),
                    times.get(2),
                    times.getFirst());

            var told = new TreeMap<String, String>();
            breakdown
                    .rows()
                    .forEach(row -> told.put(
                            row.value().replace("feature=", ""),
                            row.figures().totals().outcomes() + " "
                                    + Costs.plain(row.figures().totals().costUsd()) + ", before "
                                    + row.before().calls() + " "
                                    + Costs.plain(row.before().costUsd())));
            var expected = new TreeMap<String, String>();
            for (var user : List.of("ada", "bob", "eve")) {
                var now = costs(calls, user, times.get(1), times.get(2));
                if (!now.isEmpty()) {
                    expected.put(
                            user, brief(now) + ", before " + brief(costs(calls, user, times.getFirst(), times.get(1))));
                }
            }
            assertThat(told).as("%s", times).isEqualTo(expected);
            assertThat(breakdown.before().totals().outcomes())
                    .isEqualTo(Stream.of("ada", "bob", "eve")
                            .mapToInt(user -> costs(calls, user, times.getFirst(), times.get(1))
                                    .size())
                            .sum());
        }
    }

    private static List<BigDecimal> costs(List<Outcome> calls, String user, Instant since, Instant until) {
        return calls.stream()
                .filter(call -> user.equals(call.report().endUserId()))
                .filter(call -> !call.report().occurredAt().isBefore(since)
                        && call.report().occurredAt().isBefore(until))
                .map(call -> call.rating().costOrZero())
                .toList();
    }

    /** Totals are kept by hours of UTC: where a day starts at half past, its first half hour counts as the day before. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-10-23, 24 24 25 24",
        "America/New_York, 2026-03-07, 24 23 24",
        "Asia/Kolkata, 2026-05-01, 25 23"
    })
    void a_day_has_the_hours_that_its_clocks_have(ZoneId zone, LocalDate first, String hours) {
        var expected = Arrays.stream(hours.split(" ")).map(Long::valueOf).toList();
        var starts = IntStream.range(0, expected.size())
                .mapToObj(i -> first.plusDays(i).atStartOfDay(zone).toInstant())
                .toList();
        var until = first.plusDays(expected.size()).atStartOfDay(zone).toInstant();
        ledger.store(Stream.iterate(starts.getFirst(), until::isAfter, hour -> hour.plus(1, ChronoUnit.HOURS))
                .map(hour -> call(hour.plusSeconds(1), "ada", "1"))
                .toList());

        var breakdown =
                asked(Dimension.MODEL, null, starts, until, starts.getFirst().minus(1, ChronoUnit.HOURS));

        assertThat(breakdown.series().getFirst().figures())
                .extracting(figures -> figures.totals().outcomes())
                .containsExactlyElementsOf(expected);
    }

    private MvcTestResult get(Caller caller, String path) {
        return callers.as(
                caller, () -> MockMvcTester.from(context).get().uri(path).exchange());
    }

    @Test
    void the_api_tells_the_same_and_exports_it_without_formulas() throws Exception {
        ledger.store(List.of(call(now, "=cmd()", "1.5")));
        var path = "/keys/v1/projects/" + project + "/usage-breakdown";

        assertThat(get(viewer, path + "?by=end_user"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data[0].costUsd")
                .isEqualTo("1.5");
        assertThat(get(viewer, path + "?by=route"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data")
                .asArray()
                .isEmpty();
        assertThat(get(viewer, path + "?by=colour")).hasStatus(400);
        assertThat(get(viewer, path + "/export?by=end_user&granularity=hour")).hasStatus(400);
        var csv = get(viewer, path + "/export?by=end_user").getResponse().getContentAsString();
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv.lines().toList().getLast()).contains("end_user,'=cmd(),", ",1.5,");
        assertThat(get(TestWorkspace.create(sql).person(Role.OWNER), path + "/export"))
                .hasStatus(404);
        assertThat(get(new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project, null), path))
                .hasStatus(401);

        var out = new ByteArrayOutputStream();
        callers.as(viewer, () -> {
            var names = Map.of(KEYS.getFirst().toString(), "-1+2");
            assertThatCode(() -> breakdowns.export(
                            project, Dimension.KEY, true, now.minusSeconds(5), now.plusSeconds(1), names, out))
                    .doesNotThrowAnyException();
            return true;
        });
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(",key," + KEYS.getFirst() + ",'-1+2,1,");
    }
}
