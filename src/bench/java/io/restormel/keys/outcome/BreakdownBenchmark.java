package io.restormel.keys.outcome;

import io.restormel.keys.Application;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.TestPostgres;
import io.restormel.keys.usage.UsageRange;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * All that the usage page asks for its chart, tiles and table, on a real PostgreSQL, from the totals that ten million
 * calls of ninety days leave behind. No call is stored: the totals are written as they would be if every model, route,
 * key and tag had calls in every hour, and every end user on every day, which is the most rows there can be.
 */
public final class BreakdownBenchmark {

    private static final long CALLS = 10_000_000;
    private static final int DAYS = 90;
    /** Values of each dimension. */
    private static final Map<Dimension, Integer> VALUES = Map.of(
            Dimension.ALL, 1,
            Dimension.PROVIDER, 6,
            Dimension.MODEL, 20,
            Dimension.ROUTE, 30,
            Dimension.KEY, 10,
            Dimension.TAG, 40,
            Dimension.END_USER, 2000);

    private static final int WARM_UP = 10;
    private static final int ROUNDS = 40;
    /** One whose days are those of the totals, and one that has hours to move from each day to the next. */
    private static final List<ZoneId> ZONES = List.of(ZoneId.of("UTC"), ZoneId.of("Asia/Kolkata"));

    private BreakdownBenchmark() {}

    public static void main(String[] args) throws Exception {
        var url = TestPostgres.newDatabase();
        var app = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--vaadin.productionMode=true",
                        "--restormel.announce-setup=false",
                        "--RESTORMEL_MANAGEMENT_KEY=benchmark-management-key-0123456789",
                        "--RESTORMEL_DATA_DIR=" + Files.createTempDirectory("restormel-bench-"),
                        "--DATABASE_URL=" + url,
                        "--DATABASE_USERNAME=postgres");
        try {
            var workspace = TestWorkspace.create(app.getBean(DSLContext.class));
            var callers = app.getBean(CurrentCaller.class);
            var project = callers.as(
                    workspace.person(Role.ADMIN),
                    () -> app.getBean(ProjectService.class)
                            .create("Bench", false)
                            .id());
            seed(url, project);
            var breakdowns = app.getBean(OutcomeBreakdowns.class);
            for (var range : List.of(UsageRange.WEEK, UsageRange.QUARTER)) {
                for (var zone : ZONES) {
                    for (var dimension :
                            Arrays.stream(Dimension.values()).skip(1).toList()) {
                        measure(
                                "%-3s by %-8s %-12s".formatted(range.wire(), dimension.wire(), zone),
                                () -> callers.as(
                                        workspace.person(Role.VIEWER),
                                        () -> ask(breakdowns, project, range, zone, dimension)));
                    }
                }
            }
        } finally {
            app.close();
        }
    }

    private static Breakdown ask(
            OutcomeBreakdowns breakdowns, UUID project, UsageRange range, ZoneId zone, Dimension dimension) {
        var starts = range.buckets(Instant.now(), zone);
        return breakdowns.breakdown(
                project,
                dimension,
                null,
                starts,
                range.end(starts.getLast(), zone),
                range.before(starts.getFirst(), zone),
                Set.of(Charted.COST));
    }

    private static void measure(String name, Runnable question) {
        IntStream.range(0, WARM_UP).forEach(_ -> question.run());
        var millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            question.run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "CHARTS %s median %6.1f ms, p95 %6.1f ms, most %6.1f ms%n",
                name, millis[ROUNDS / 2], millis[ROUNDS * 95 / 100], millis[ROUNDS - 1]);
    }

    private static void seed(String url, UUID project) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var each : VALUES.entrySet()) {
                var dimension = each.getKey();
                if (dimension.hourly()) {
                    insert(statement, "hourly", "hour", DAYS * 2 * 24, dimension, each.getValue(), project);
                }
                insert(statement, "daily", "day", DAYS * 2, dimension, each.getValue(), project);
            }
            statement.execute("insert into outcome_dimension_weekly select project_id, dimension, "
                    + "to_timestamp(floor(extract(epoch from bucket) / 604800) * 604800), dimension_value, "
                    + "sum(outcome_count), sum(cost_usd) from outcome_dimension_daily where dimension = 'end_user' "
                    + "group by 1, 2, 3, 4");
            for (var table : List.of("hourly", "daily", "weekly")) {
                statement.execute("vacuum analyze outcome_dimension_" + table);
                try (var rows = statement.executeQuery("select count(*) from outcome_dimension_" + table)) {
                    rows.next();
                    System.out.printf("CHARTS %s totals: %,d rows%n", table, rows.getLong(1));
                }
            }
        }
    }

    /** Both periods, the one shown and the one before, have their ten million calls. */
    private static void insert(
            Statement statement, String table, String unit, int periods, Dimension dimension, int values, UUID project)
            throws SQLException {
        long calls = Math.max(1, 2 * CALLS / periods / values);
        var latencies = IntStream.range(0, LatencyHistogram.RANGES)
                .mapToObj(i -> String.valueOf(calls / LatencyHistogram.RANGES))
                .collect(Collectors.joining(", "));
        statement.execute("insert into outcome_dimension_" + table + " select '" + project + "', '" + dimension.wire()
                + "', date_trunc('" + unit + "', now(), 'UTC') - make_interval(" + unit + "s => p), "
                + (dimension == Dimension.ALL ? "''" : "'value-' || v")
                + ", " + calls + ", " + calls / 50 + ", " + calls + ", " + calls / 20 + ", 0, 0, "
                + calls * 1200 + ", " + calls * 300 + ", 0, 0, " + calls + " * 0.0141 * (1 + v), " + latencies
                + " from generate_series(0, " + (periods - 1) + ") p, generate_series(1, " + values + ") v");
    }
}
