package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.support.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * 64 threads decide and report calls of random cost against a budget of ten dollars until nothing fits any more, each on
 * any of the servers; one is killed in the middle. Meanwhile the database is looked at over and over: at no time may it
 * hold more of the budget as spent and held than there is. {@code -Dkill.seed=…} repeats the choices, though not the
 * timing.
 */
abstract class BudgetUnderKillContract {

    private static final int THREADS = 64;
    private static final int KILL_AFTER = 120;
    private static final String LIMIT = "10";
    private static final BigDecimal USABLE = new BigDecimal("9.50");

    @TempDir
    Path dir;

    private final ConcurrentLinkedQueue<BigDecimal> reported = new ConcurrentLinkedQueue<>();
    private final AtomicInteger decided = new AtomicInteger();
    private final CountDownLatch killPoint = new CountDownLatch(KILL_AFTER);

    abstract Map<String, String> database();

    /** Where a look into the servers' database goes to. */
    abstract String jdbcUrl();

    /** How many servers share the database. */
    abstract int nodes();

    @Test
    void a_budget_is_never_overshot_and_can_be_used_up() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        say("-Dkill.seed=" + seed);
        List<ServerProcess> servers = new ArrayList<>();
        try {
            for (int i = 0; i < nodes(); i++) {
                servers.add(start(i));
            }
            var project = AcceptanceProject.create(servers.getFirst().api());
            project.route("chat", "openai/gpt-4o");
            var policy = project.policy("budget_cap", Map.of("limit", new BigDecimal(LIMIT), "period", "lifetime"));
            project.bind(policy, "project", project.id()).expect(201);
            for (var server : servers) {
                await().atMost(Duration.ofSeconds(10)).until(() -> knows(server, project));
            }
            try (var looks = BudgetLooks.start(jdbcUrl(), new BigDecimal(LIMIT))) {
                useUp(servers, project, seed);
                useUpTheRest(servers, project, seed);
                check(servers.getFirst().api(), project);
                looks.check();
                say(looks.toString());
            }
        } finally {
            servers.forEach(ServerProcess::close);
        }
    }

    /** Others hear of a change within a second. */
    private static boolean knows(ServerProcess server, AcceptanceProject project) {
        var reply = server.api().as(project.key()).get(project.path("/budgets"));
        return reply.status() == 200 && reply.data().size() == 1;
    }

    private ServerProcess start(int node) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(database());
        environment.put("RESTORMEL_DATA_DIR", dir.toString());
        return new ServerProcess(dir.resolve("server-" + node + ".log"), environment);
    }

    private void useUp(List<ServerProcess> servers, AcceptanceProject project, long seed) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                var random = new Random(seed + i);
                working.add(threads.submit(() -> callUntilRefused(servers, project, random)));
            }
            assertThat(killPoint.await(30, TimeUnit.SECONDS)).isTrue();
            if (nodes() > 1) {
                servers.getLast().kill();
                say("killed after " + decided.get() + " decisions");
            }
            for (var each : working) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
    }

    /** What a killed server had taken for itself, and decisions whose replies were lost, come free after a while. */
    private void useUpTheRest(List<ServerProcess> servers, AcceptanceProject project, long seed) {
        var alive = List.of(servers.getFirst());
        var random = new Random(seed - 1);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    callUntilRefused(alive, project, random);
                    return spent().compareTo(USABLE) >= 0;
                });
    }

    /** Three refusals in a row, since another thread's call may cost less than it set aside. */
    private void callUntilRefused(List<ServerProcess> servers, AcceptanceProject project, Random random) {
        for (int refusals = 0; refusals < 3; ) {
            var api = any(servers, random).as(project.key());
            int input = 1000 + random.nextInt(4000);
            int most = 1000 + random.nextInt(4000);
            try {
                var reply = api.post(
                        project.path("/resolve"),
                        Map.of(
                                "environmentId",
                                project.environmentId(),
                                "routeId",
                                "chat",
                                "estimatedInputTokens",
                                input,
                                "estimatedOutputTokens",
                                most));
                if (reply.status() == 403) {
                    refusals++;
                    continue;
                }
                refusals = 0;
                assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
                decided.incrementAndGet();
                killPoint.countDown();
                report(
                        servers,
                        project,
                        random,
                        reply.data().path("requestId").asString(),
                        input,
                        random.nextInt(most + 1));
            } catch (UncheckedIOException _) {
                // It was killed while it was asked, and may have set something aside.
            }
        }
    }

    /** Until one server has it; what is reported is spent. */
    private void report(
            List<ServerProcess> servers,
            AcceptanceProject project,
            Random random,
            String decision,
            int input,
            int output) {
        var event = UUID.randomUUID().toString();
        while (true) {
            try {
                var reply = any(servers, random)
                        .as(project.key())
                        .post(
                                project.path("/usage"),
                                Map.of(
                                        "eventId", event,
                                        "decisionId", decision,
                                        "status", "succeeded",
                                        "providerType", "openai",
                                        "modelId", "gpt-4o",
                                        "inputTokens", input,
                                        "outputTokens", output));
                if (reply.status() != 503) {
                    assertThat(reply.status()).as(reply.raw().body()).isBetween(200, 202);
                    reported.add(new BigDecimal("0.0000025")
                            .multiply(BigDecimal.valueOf(input))
                            .add(new BigDecimal("0.00001").multiply(BigDecimal.valueOf(output))));
                    return;
                }
            } catch (UncheckedIOException _) {
                // Sent again to another.
            }
        }
    }

    private static Api any(List<ServerProcess> servers, Random random) {
        return servers.get(random.nextInt(servers.size())).api();
    }

    private void check(Api api, AcceptanceProject project) {
        var spent = spent();
        await().atMost(Duration.ofSeconds(25))
                .untilAsserted(
                        () -> assertThat(budget(api, project).path("spent").decimalValue())
                                .as("what is counted, and what was reported")
                                .isEqualByComparingTo(spent));
        var budget = budget(api, project);
        var used = spent.add(budget.path("reserved").decimalValue());
        var held = new BigDecimal(LIMIT).subtract(budget.path("remaining").decimalValue());
        say("%d decisions, %d outcomes; spent %s, reserved %s"
                .formatted(decided.get(), reported.size(), spent, budget.path("reserved")));
        assertThat(used).isLessThanOrEqualTo(new BigDecimal(LIMIT));
        assertThat(held).isEqualByComparingTo(used);
        assertThat(spent).isGreaterThanOrEqualTo(USABLE);
    }

    private BigDecimal spent() {
        return reported.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static JsonNode budget(Api api, AcceptanceProject project) {
        return api.get(project.path("/budgets")).expect(200).data().path(0);
    }

    private void say(String what) {
        System.out.println(getClass().getSimpleName() + ": " + what);
    }
}
