package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.support.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills the server while clients report calls, many of them several times and all out of order, and goes on with a new
 * one until every report has been acknowledged. Clients send again what was not. In the end the totals are those of the
 * ledger, to the last token and the last decimal of the cost.
 *
 * <p>{@code -Dreport.calls=1000000} makes it larger; {@code -Dkill.seed=…} repeats a run's choices, though not its
 * timing.
 */
abstract class KillDuringReportsContract {

    private static final int CALLS = Integer.getInteger("report.calls", 20_000);
    private static final int CLIENTS = 16;
    private static final int KILLS = 3;
    private static final int LARGEST_BATCH = Math.clamp(CALLS / 200, 50, 1000);
    private static final int PATIENCE_MINUTES = 2 + CALLS / 50_000;

    @TempDir
    private Path dir;

    /** The server that is up, or the one that was killed last. */
    private final AtomicReference<@Nullable ServerProcess> running = new AtomicReference<>();

    /** The server's variables for its database. */
    abstract Map<String, String> database();

    @Test
    void kills_duplicates_and_disorder_change_no_token_and_no_cent() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        say("-Dkill.seed=" + seed);
        var random = new Random(seed);
        running.set(start());
        try {
            var project = AcceptanceProject.create(server().api());
            var calls = new ReportedCalls(server().api(), CALLS);
            long started = System.nanoTime();
            reportAndKill(project, calls, random);
            say("%d calls in %d s, with %d kills"
                    .formatted(CALLS, (System.nanoTime() - started) / 1_000_000_000, KILLS));
            for (var period : List.of(ChronoUnit.HOURS, ChronoUnit.DAYS)) {
                assertThat(ReportedCalls.totals(totals(project, period == ChronoUnit.HOURS ? "hour" : "day")))
                        .isEqualTo(calls.expected(period));
            }
        } finally {
            server().close();
        }
    }

    private ServerProcess start() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(database());
        environment.put("RESTORMEL_DATA_DIR", dir.toString());
        return new ServerProcess(dir.resolve("server.log"), environment);
    }

    private ServerProcess server() {
        return Objects.requireNonNull(running.get());
    }

    private JsonNode totals(AcceptanceProject project, String granularity) {
        return server().api()
                .get("/outcome-aggregates?granularity=" + granularity + "&projectId=" + project.id())
                .expect(200)
                .data();
    }

    private void reportAndKill(AcceptanceProject project, ReportedCalls calls, Random random) throws Exception {
        var batches = batches(random);
        say(batches.size() + " requests");
        Queue<List<Integer>> left = new ConcurrentLinkedQueue<>(batches);
        var killPoints = new ArrayList<CountDownLatch>();
        for (int kill = 1; kill <= KILLS; kill++) {
            killPoints.add(new CountDownLatch(
                    batches.size() * kill / (KILLS + 1) - random.nextInt(batches.size() / (KILLS + 2))));
        }
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                working.add(clients.submit(() -> {
                    for (var batch = left.poll(); batch != null; batch = left.poll()) {
                        reportUntilAcknowledged(project, calls, batch);
                        killPoints.forEach(CountDownLatch::countDown);
                    }
                }));
            }
            for (var killPoint : killPoints) {
                assertThat(killPoint.await(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
                server().kill();
                int acknowledged = calls.acknowledged();
                var restarted = start();
                assertThat(left).as("what is left to report after the kill").isNotEmpty();
                running.set(restarted);
                long there = 0;
                for (var total : totals(project, "day")) {
                    there += total.path("outcomeCount").asLong();
                }
                say("killed with " + acknowledged + " calls acknowledged");
                assertThat(there).as("calls after the restart").isGreaterThanOrEqualTo(acknowledged);
            }
            for (var client : working) {
                client.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            }
        }
        assertThat(calls.acknowledged()).isEqualTo(CALLS);
    }

    /** Each call once to three times, in disorder. */
    private static List<List<Integer>> batches(Random random) {
        var reports = new ArrayList<Integer>();
        for (int call = 0; call < CALLS; call++) {
            reports.add(call);
            if (random.nextInt(3) == 0) {
                reports.addAll(Collections.nCopies(1 + random.nextInt(2), call));
            }
        }
        Collections.shuffle(reports, random);
        var batches = new ArrayList<List<Integer>>();
        for (int from = 0; from < reports.size(); ) {
            int to = Math.min(reports.size(), from + 1 + random.nextInt(LARGEST_BATCH));
            batches.add(reports.subList(from, to));
            from = to;
        }
        return batches;
    }

    private void reportUntilAcknowledged(AcceptanceProject project, ReportedCalls calls, List<Integer> batch) {
        var body = calls.body(batch);
        while (true) {
            var used = server();
            try {
                var reply = as(used, project).send("POST", project.path("/usage"), body);
                if (reply.status() == 200) {
                    var data = reply.data();
                    assertThat(data.path("rejected")).isEmpty();
                    assertThat(data.path("accepted").asInt()
                                    + data.path("duplicates").asInt())
                            .isEqualTo(batch.size());
                    calls.acknowledged(batch);
                    return;
                }
                assertThat(reply.status()).as(reply.raw().body()).isEqualTo(503);
                assertThat(reply.raw().headers().firstValue("Retry-After")).isPresent();
            } catch (UncheckedIOException _) {
                awaitOtherThan(used);
            }
        }
    }

    private static Api as(ServerProcess server, AcceptanceProject project) {
        return server.api().as(project.key());
    }

    private void awaitOtherThan(ServerProcess dead) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(PATIENCE_MINUTES))
                .until(() -> server() != dead);
    }

    private void say(String what) {
        System.out.println(getClass().getSimpleName() + ": " + what);
    }
}
