package io.restormel.keys.outcome;

import io.restormel.keys.Application;
import io.restormel.keys.http.LoadConnection;
import io.restormel.keys.support.TestPostgres;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Durable reports of calls on a real PostgreSQL, beside the barest way to get the same rows there: one connection that
 * inserts batches of a thousand into a table of the same shape and commits each. In turns, in one process, which the
 * producers share; 64 of them.
 */
public final class OutcomeBenchmark {

    private static final int PRODUCERS = 64;
    private static final int PEOPLE = 1000;
    private static final int BARE_BATCH = 1000;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = 4_000_000_000L;
    private static final String MANAGEMENT_KEY = "benchmark-management-key-0123456789";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final BigDecimal COST = new BigDecimal("0.0141");
    private static final AtomicLong NEXT = new AtomicLong();

    private OutcomeBenchmark() {}

    /** Sends some events and waits until they are acknowledged; gives their number. */
    private interface Producer extends AutoCloseable {
        int send() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    private interface Way {
        Producer producer() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        var url = TestPostgres.newDatabase();
        var app = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--vaadin.productionMode=true",
                        "--restormel.announce-setup=false",
                        "--RESTORMEL_MANAGEMENT_KEY=" + MANAGEMENT_KEY,
                        "--RESTORMEL_DATA_DIR=" + Files.createTempDirectory("restormel-bench-"),
                        "--DATABASE_URL=" + url,
                        "--DATABASE_USERNAME=postgres");
        try {
            int port = Integer.parseInt(app.getEnvironment().getRequiredProperty("local.server.port"));
            var project =
                    create(port, "projects", "{\"name\":\"Bench\"}").path("id").asString();
            var key = create(port, "projects/" + project + "/keys", "{}")
                    .path("rawKey")
                    .asString();
            var writer = app.getBean(OutcomeWriter.class);
            prepareBare(url);
            run(
                    new String[] {"bare", "writer x 1", "writer x 100", "with people", "HTTP x 1", "HTTP x 100"},
                    new int[] {1, PRODUCERS, PRODUCERS, PRODUCERS, PRODUCERS, PRODUCERS},
                    new Way[] {
                        () -> bare(url),
                        () -> direct(writer, UUID.fromString(project), 1, 0),
                        () -> direct(writer, UUID.fromString(project), 100, 0),
                        () -> direct(writer, UUID.fromString(project), 100, PEOPLE),
                        () -> http(port, project, key, 1),
                        () -> http(port, project, key, 100)
                    });
        } finally {
            app.close();
        }
    }

    private static void run(String[] names, int[] producers, Way[] ways) throws Exception {
        var perSecond = new double[ways.length][ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (int way = 0; way < ways.length; way++) {
                double measured = measure(ways[way], producers[way]);
                if (round >= 0) {
                    perSecond[way][round] = measured;
                    System.out.printf("OUTCOMES %-14s %10.0f events/s%n", names[way], measured);
                }
            }
        }
        for (int way = 1; way < ways.length; way++) {
            var ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ratios[round] = perSecond[way][round] / perSecond[0][round];
            }
            Arrays.sort(ratios);
            Arrays.sort(perSecond[way]);
            System.out.printf(
                    "OUTCOMES median %-14s %10.0f events/s, %.2f of bare (range %.2f to %.2f)%n",
                    names[way], perSecond[way][ROUNDS / 2], ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
        }
    }

    private static double measure(Way way, int producers) throws Exception {
        long start = System.nanoTime();
        List<Callable<Long>> work = IntStream.range(0, producers)
                .<Callable<Long>>mapToObj(_ -> () -> {
                    long sent = 0;
                    try (var producer = way.producer()) {
                        while (System.nanoTime() - start < ROUND_NANOS) {
                            sent += producer.send();
                        }
                    }
                    return sent;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(producers)) {
            long sent = 0;
            for (var each : threads.invokeAll(work)) {
                sent += each.get();
            }
            return sent / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static void prepareBare(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create table bare (like outcome including all)");
        }
    }

    private static Producer bare(String url) throws SQLException {
        var connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        var insert = connection.prepareStatement("insert into bare values (" + "?,".repeat(20) + "?)");
        var project = UUID.randomUUID();
        return new Producer() {
            @Override
            public int send() throws SQLException {
                var now = OffsetDateTime.now(ZoneOffset.UTC);
                for (int i = 0; i < BARE_BATCH; i++) {
                    Object[] row = {
                        project,
                        id(),
                        UUID.randomUUID(),
                        project,
                        "succeeded",
                        null,
                        "openai",
                        "gpt-5.5",
                        1200L,
                        300L,
                        200L,
                        null,
                        812_500L,
                        210_000L,
                        null,
                        null,
                        "priced",
                        COST,
                        project,
                        now,
                        now
                    };
                    for (int column = 0; column < row.length; column++) {
                        insert.setObject(column + 1, row[column]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                return BARE_BATCH;
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    /** @param people each call names one of so many end users, and a tag; 0 for neither */
    private static Producer direct(OutcomeWriter writer, UUID project, int batch, int people) {
        return () -> {
            var outcomes = new ArrayList<Outcome>();
            var now = Instant.now();
            for (int i = 0; i < batch; i++) {
                var report = people == 0
                        ? Outcomes.report(id(), UUID.randomUUID(), now)
                        : Outcomes.by("person-" + ThreadLocalRandom.current().nextInt(people), id(), now);
                outcomes.add(new Outcome(
                        project, project, report, new Rating(Rating.Kind.PRICED, COST, project), report.occurredAt()));
            }
            writer.write(outcomes);
            return batch;
        };
    }

    private static Producer http(int port, String project, String key, int batch) throws Exception {
        var connection = new LoadConnection(port);
        return new Producer() {
            @Override
            public int send() throws Exception {
                var body = new StringBuilder("{\"events\":[");
                for (int i = 0; i < batch; i++) {
                    body.append(i == 0 ? "" : ",")
                            .append("{\"eventId\":\"")
                            .append(id())
                            .append("\",\"decisionId\":\"")
                            .append(UUID.randomUUID())
                            .append("\",\"status\":\"succeeded\",\"providerType\":\"openai\",\"modelId\":\"gpt-5.5\",")
                            .append("\"inputTokens\":1200,\"outputTokens\":300,\"cachedTokens\":200,")
                            .append("\"latencyMs\":812.5,\"ttftMs\":210}");
                }
                var path = "/keys/v1/projects/" + project + "/usage";
                connection.exchange(
                        LoadConnection.post(path, key, body.append("]}").toString()));
                return batch;
            }

            @Override
            public void close() throws Exception {
                connection.close();
            }
        };
    }

    /** As a host makes them: unique, in no order that helps an index. */
    private static String id() {
        return new UUID(NEXT.incrementAndGet() * 0x9E37_79B9_7F4A_7C15L, 42).toString();
    }

    private static JsonNode create(int port, String path, String json) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var reply = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/keys/v1/" + path))
                            .header("Authorization", "Bearer " + MANAGEMENT_KEY)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (reply.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + " answered " + reply.statusCode() + " " + reply.body());
            }
            return JSON.readTree(reply.body()).path("data");
        }
    }
}
