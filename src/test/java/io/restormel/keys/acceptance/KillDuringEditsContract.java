package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server while 200 clients edit its routes, at once after a random number of acknowledgements, and looks at what
 * a new server finds. Edits name the revision that they saw, so that the ledger of each route knows what every revision
 * may be. Rolling back is the edit of several rows: it replaces all steps, publishes, and raises the version.
 *
 * <p>{@code -Dkill.seed=…} repeats a run's choices, though not its timing.
 */
abstract class KillDuringEditsContract {

    private static final int ROUTES = 20;
    private static final int EDITORS_PER_ROUTE = 10;
    private static final int EDITS = ROUTES * EDITORS_PER_ROUTE;
    private static final int KILLS = 2;

    @TempDir
    private Path dir;

    /** The server's variables for its database. */
    abstract Map<String, String> database();

    @Test
    void a_kill_during_200_edits_halves_no_route_and_loses_nothing_acknowledged() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        say("-Dkill.seed=" + seed);
        var random = new Random(seed);
        var server = start();
        try {
            var routes = createRoutes(server.api());
            for (int kill = 0; kill < KILLS; kill++) {
                editUntilKilled(server, routes, EDITS / 5 + random.nextInt(EDITS / 2), random.nextLong());
                server = start();
                var api = server.api();
                routes.forEach(each -> each.check(api));
            }
        } finally {
            server.close();
        }
    }

    private ServerProcess start() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(database());
        environment.put("RESTORMEL_DATA_DIR", dir.toString());
        return new ServerProcess(dir.resolve("server.log"), environment);
    }

    private static List<EditedRoute> createRoutes(Api api) {
        var project = AcceptanceProject.create(api);
        return IntStream.range(0, ROUTES)
                .mapToObj(i -> EditedRoute.create(api, project, "route-" + i))
                .toList();
    }

    private void editUntilKilled(ServerProcess server, List<EditedRoute> routes, int killAfter, long seed)
            throws Exception {
        var random = new Random(seed);
        var toGo = new CountDownLatch(killAfter);
        var start = new CountDownLatch(1);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> edits = new ArrayList<>();
            for (int i = 0; i < EDITS; i++) {
                var route = routes.get(i % ROUTES);
                var own = new Random(random.nextLong());
                edits.add(clients.submit(() -> {
                    start.await();
                    boolean acknowledged = route.edit(server.api(), own);
                    if (acknowledged) {
                        toGo.countDown();
                    }
                    return acknowledged;
                }));
            }
            start.countDown();
            boolean reached = toGo.await(2, TimeUnit.MINUTES);
            server.kill();
            int acknowledged = 0;
            for (var each : edits) {
                acknowledged += each.get() ? 1 : 0;
            }
            say("killed after " + killAfter + " acknowledged edits of " + EDITS + "; " + acknowledged + " in the end");
            assertThat(reached).as(killAfter + " edits in two minutes").isTrue();
            assertThat(acknowledged).as("edits before the kill").isLessThan(EDITS);
        }
    }

    private void say(String what) {
        System.out.println(getClass().getSimpleName() + ": " + what);
    }
}
