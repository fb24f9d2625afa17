package io.restormel.keys.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Requests as three months of traffic leave them: a few values of each kind take most of them, and five requests have one
 * that no other has. Routes of even numbers use models of even numbers only, so that some pairs never meet.
 */
final class RequestsSeed {

    static final int DAYS = 90;
    static final int FEW = 5;

    private static final int CHUNK = 500_000;
    private static final String COLUMNS = "id,workspace_id,project_id,environment_id,route_id,route_name,"
            + "gateway_key_id,status,provider_type,model_id,latency_us,estimated_cost_usd,input_tokens,output_tokens,"
            + "snapshot_id,detail,occurred_at,end_user_id,trace_id";
    private static final String CALLS = "project_id,event_id,decision_id,status,provider_type,model_id,input_tokens,"
            + "output_tokens,latency_us,rating,cost_usd,occurred_at,received_at";
    private static final String NONE = "-";

    private final UUID workspace;
    private final UUID project;
    private final int requests;
    private final Instant end;
    private final SplittableRandom random = new SplittableRandom(10);

    RequestsSeed(UUID workspace, UUID project, int requests, Instant end) {
        this.workspace = workspace;
        this.project = project;
        this.requests = requests;
        this.end = end;
    }

    static UUID route(int number) {
        return new UUID(1, number);
    }

    static UUID key(int number) {
        return new UUID(2, number);
    }

    static UUID environment(int number) {
        return new UUID(3, number);
    }

    /** Writes all of them, the oldest first, and their totals; one in ten has a call that was reported. */
    void fill(Connection connection) throws SQLException, IOException {
        try (var sql = connection.createStatement()) {
            for (int i = 0; i < 50; i++) {
                sql.execute("insert into usage_trace (project_id, id, trace) values ('" + project + "', '"
                        + new UUID(4, i) + "', '{\"explanation\":\"" + "because ".repeat(200) + "\"}')");
            }
            for (int from = 0; from < requests; from += CHUNK) {
                var lines = new StringBuilder();
                var calls = new StringBuilder();
                for (int i = from; i < Math.min(requests, from + CHUNK); i++) {
                    line(i, lines, calls);
                }
                load(connection, "usage_event", COLUMNS, lines);
                load(connection, "outcome", CALLS, calls);
            }
            for (var period : List.of("hour", "day")) {
                sql.execute("insert into usage_" + (period.equals("hour") ? "hourly" : "daily")
                        + " select project_id, date_trunc('" + period + "', occurred_at), provider_type,"
                        + " coalesce(model_id, ''), status, count(*), 0, sum(latency_us),"
                        + " coalesce(sum(estimated_cost_usd), 0) from usage_event where project_id = '" + project
                        + "' group by 1, 2, 3, 4, 5");
            }
        }
    }

    /** The first few of each kind of rare ones lie apart from those of the others. */
    private boolean rare(int i, int kind) {
        int apart = requests / FEW;
        return i % apart == apart / 2 + kind * 100;
    }

    private int skewed(int most) {
        double unit = random.nextDouble();
        return (int) (most * unit * unit);
    }

    private void line(int i, StringBuilder lines, StringBuilder calls) {
        var at = end.minus(
                ChronoUnit.DAYS.getDuration().multipliedBy(DAYS).toMillis() / requests * (requests - i),
                ChronoUnit.MILLIS);
        var id = new UUID(at.toEpochMilli() << 16 | 0x7000 | i & 0xFFF, random.nextLong() >>> 2 | Long.MIN_VALUE);
        int route = skewed(20);
        int model = skewed(15) * 2 + route % 2;
        double luck = random.nextDouble();
        var status = rare(i, 0)
                ? "route_unpublished"
                : luck < 0.95
                        ? "resolved"
                        : luck < 0.99 ? "policy_blocked" : luck < 0.999 ? "no_key_available" : "providers_unhealthy";
        boolean resolved = status.equals("resolved");
        var provider = rare(i, 1) ? "rare-provider" : resolved ? "provider-" + model % 6 : UsageEvent.NO_PROVIDER;
        var name = rare(i, 2) ? "rare-model" : resolved ? "model-" + model : NONE;
        int routeNumber = rare(i, 3) ? 99 : route;
        append(
                lines,
                id,
                workspace,
                project,
                environment(rare(i, 4) ? 99 : skewed(3)),
                route(routeNumber),
                routeNumber == 99 ? "rare-route" : "route-" + route,
                key(rare(i, 5) ? 99 : skewed(10)),
                status,
                provider,
                name,
                150 + random.nextInt(400),
                resolved ? "0.0014" : NONE,
                1200,
                300,
                "c0ffee".repeat(10),
                "{}",
                at,
                rare(i, 6) ? "rare-user" : luck < 0.1 ? "batch" : "user-" + skewed(20_000),
                new UUID(4, model));
        if (i % 10 == 0 && resolved) {
            append(
                    calls,
                    project,
                    "call-" + i,
                    id,
                    "succeeded",
                    provider,
                    name,
                    1200,
                    300,
                    842_000,
                    "priced",
                    "0.0014",
                    at,
                    at);
        }
    }

    private static void append(StringBuilder lines, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            lines.append(i == 0 ? "" : "\t").append(cells[i]);
        }
        lines.append('\n');
    }

    private static void load(Connection connection, String table, String columns, StringBuilder lines)
            throws SQLException, IOException {
        var file = Files.createTempFile("restormel-bench-", ".tsv");
        try {
            Files.writeString(file, lines);
            if (connection.isWrapperFor(PGConnection.class)) {
                copy(connection, "copy " + table + " (" + columns + ") from stdin with (null '" + NONE + "')", file);
                return;
            }
            try (var sql = connection.createStatement()) {
                sql.execute("insert into " + table + " (" + columns + ") select " + columns + " from csvread('" + file
                        + "', '" + columns.replace(',', '\t') + "', 'fieldSeparator=' || char(9) || ' null=" + NONE
                        + "')");
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void copy(Connection connection, String command, Path file) throws SQLException {
        try (var in = Files.newInputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
