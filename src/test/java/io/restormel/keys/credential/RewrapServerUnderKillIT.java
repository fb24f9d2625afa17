package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.WORKSPACE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.acceptance.ServerProcess;
import io.restormel.keys.platform.TestKeys;
import io.restormel.keys.support.Api;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The packaged server on its own H2 file changes the key of ten thousand secrets while it answers requests, and is killed
 * twice on the way. How far it is, is asked of its health.
 */
class RewrapServerUnderKillIT {

    private static final int SECRETS = 10_000;

    @TempDir
    Path directory;

    private final AtomicReference<@Nullable Api> app = new AtomicReference<@Nullable Api>();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<String> refused = new CopyOnWriteArrayList<>();

    private Map<String, String> environment(char key, String retired) {
        return Map.of(
                "RESTORMEL_DATA_DIR",
                directory.toString(),
                "DATABASE_URL",
                "",
                "RESTORMEL_CREDENTIALS_ENCRYPTION_KEY",
                base64(key),
                "RESTORMEL_CREDENTIALS_ENCRYPTION_KEY_RETIRED",
                retired);
    }

    private static String base64(char key) {
        return Base64.getEncoder().encodeToString(String.valueOf(key).repeat(32).getBytes(UTF_8));
    }

    private ServerProcess rotating() throws Exception {
        return new ServerProcess(directory.resolve("log"), environment('b', base64('a')));
    }

    private static JsonNode progress(Api api) {
        return api.get("/api/health").json().at("/credentials/rewrapping");
    }

    @Test
    void it_finishes_after_two_kills_while_requests_are_answered() throws Exception {
        String path;
        String key;
        try (var server = new ServerProcess(directory.resolve("log"), environment('a', ""))) {
            var manager = server.api();
            var project = manager.post("/projects", Map.of("name", "Rotation"))
                    .expect(201)
                    .data();
            path = "/projects/" + project.path("id").asString();
            key = manager.post(path + "/keys", Map.of())
                    .expect(201)
                    .data()
                    .path("rawKey")
                    .asString();
            var route = manager.post(
                            path + "/routes",
                            Map.of(
                                    "name",
                                    "chat",
                                    "environmentId",
                                    project.path("defaultEnvironmentId").asString()))
                    .expect(201);
            manager.post(
                            path + "/routes/" + route.data().path("id").asString() + "/steps",
                            Map.of("orderIndex", 0, "providerPreference", "openai", "modelId", "gpt-4o"))
                    .expect(201);
            server.kill();
        }
        var ids = offline(SECRETS);
        var stop = new AtomicBoolean();
        var load = Thread.ofPlatform().daemon().start(() -> resolveUntil(stop, path));

        for (int mark : new int[] {1_000, 2_000}) {
            try (var server = rotating()) {
                app.set(server.api().as(key));
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> progress(server.api()).path("done").asInt() >= mark);
                assertThat(progress(server.api()).path("total").asInt()).isBetween(1_000, SECRETS + 10);
                app.set(null);
                server.kill();
            }
        }
        try (var server = rotating()) {
            app.set(server.api().as(key));
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        var now = progress(server.api());
                        return now.path("done").asInt() > 0
                                && now.path("done").asInt() == now.path("total").asInt();
                    });
            assertThat(progress(server.api()).path("done").asInt()).isLessThan(SECRETS - 3_000 + 200);
            app.set(null);
            server.kill();
        }
        stop.set(true);
        load.join();
        try (var connection = DriverManager.getConnection(url(), "sa", "")) {
            SealedSecrets.assertRenewed(new SecretRepository(DSL.using(connection, SQLDialect.H2)), ids);
        }
        assertThat(refused).isEmpty();
        assertThat(answered.get()).isPositive();
        System.out.printf("%d decisions while %d secrets were sealed anew, killed twice%n", answered.get(), SECRETS);
    }

    private List<UUID> offline(int count) throws Exception {
        try (var connection = DriverManager.getConnection(url(), "sa", "")) {
            var sql = DSL.using(connection, SQLDialect.H2);
            var workspace =
                    requireNonNull(sql.select(WORKSPACE.ID).from(WORKSPACE).fetchSingle(WORKSPACE.ID));
            var ids = SealedSecrets.insert(sql, workspace, count);
            assertThat(new SecretRepository(sql)
                            .countUnderOtherKeys(TestKeys.of('b').currentKeyId()))
                    .isEqualTo(count);
            return ids;
        }
    }

    private String url() {
        return "jdbc:h2:file:" + directory.resolve("restormel")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    }

    /** Whatever is answered must be a decision; a connection that breaks is the kill. */
    private void resolveUntil(AtomicBoolean stop, String path) {
        while (!stop.get()) {
            var now = app.get();
            if (now == null) {
                LockSupport.parkNanos(1_000_000);
                continue;
            }
            try {
                var reply = now.post(path + "/resolve", Map.of("routeId", "chat"));
                if (reply.status() == 200) {
                    answered.incrementAndGet();
                } else {
                    refused.add(reply.status() + " " + reply.error());
                }
            } catch (UncheckedIOException _) {
                // Killed.
            }
            // Beside the sealing, not instead of it: the two share this machine.
            LockSupport.parkNanos(5_000_000);
        }
    }
}
