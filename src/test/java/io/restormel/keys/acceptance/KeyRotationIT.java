package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A Gateway Key is rotated while apps go on calling, some with the old secret and some with the new one. */
@OnServer
class KeyRotationIT {

    @LocalServerPort
    private int port;

    private AcceptanceProject project;
    private String route;

    @BeforeEach
    void a_project() {
        project = AcceptanceProject.create(Api.asManager(port));
        route = project.route("interactive", "openai/gpt-4o");
    }

    @AfterEach
    void the_project_goes() {
        project.close();
    }

    /** An app that resolves without a pause. */
    private final class App implements AutoCloseable {

        private final AtomicReference<String> secret;
        private final AtomicInteger served = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final Queue<String> failed = new ConcurrentLinkedQueue<>();
        private volatile boolean stopped;
        private final Thread thread;

        App(String secret) {
            this.secret = new AtomicReference<>(secret);
            this.thread = Thread.startVirtualThread(this::call);
        }

        private void call() {
            while (!stopped) {
                var reply =
                        Api.asManager(port).as(secret.get()).post(project.path("/resolve"), Map.of("routeId", route));
                switch (reply.status()) {
                    case 200 -> served.incrementAndGet();
                    // An address that keeps on with a dead key is slowed down: that is refused, too.
                    case 401, 429 -> refused.incrementAndGet();
                    default -> failed.add(reply.status() + " " + reply.raw().body());
                }
            }
        }

        void serveMore(int times) {
            int enough = served.get() + times;
            await().until(() -> served.get() >= enough);
        }

        @Override
        public void close() throws InterruptedException {
            stopped = true;
            thread.join();
        }
    }

    @Test
    void nobody_is_refused_before_the_overlap_ends_and_only_the_old_secret_afterwards() throws Exception {
        var manager = Api.asManager(port);
        List<App> apps = new ArrayList<>();
        // Under load an edit may be in force a moment after it is answered.
        await().until(() -> project.resolve(route).status() == 200);
        try (var stays = new App(project.key());
                var moves = new App(project.key())) {
            apps.addAll(List.of(stays, moves));
            stays.serveMore(50);
            moves.serveMore(50);

            var rotated = manager.post(project.path("/keys/" + project.keyId() + "/rotate"), Map.of("overlapHours", 24))
                    .expect(200)
                    .data();
            assertThat(rotated.path("keyId").asString()).isEqualTo(project.keyId());
            stays.serveMore(50);
            moves.secret.set(rotated.path("rawKey").asString());
            moves.serveMore(50);
            var listed = manager.get(project.path("/keys")).expect(200).data().get(0);
            assertThat(listed.path("outgoing").path("expiresAt").isNumber()).isTrue();
            assertThat(apps).allSatisfy(app -> {
                assertThat(app.refused).hasValue(0);
                assertThat(app.failed).isEmpty();
            });

            manager.delete(project.path("/keys/" + project.keyId() + "/outgoing"))
                    .expect(200);
            int servedAtTheEnd = stays.served.get();
            await().atMost(Duration.ofSeconds(1)).until(() -> stays.refused.get() > 0);
            // One may have been under way.
            assertThat(stays.served.get() - servedAtTheEnd).isLessThanOrEqualTo(1);
            moves.serveMore(50);
            assertThat(moves.refused).hasValue(0);

            manager.send("DELETE", project.path("/keys"), "{\"keyId\":\"" + project.keyId() + "\"}")
                    .expect(200);
            await().atMost(Duration.ofSeconds(1)).until(() -> moves.refused.get() > 0);
            assertThat(apps).allSatisfy(app -> assertThat(app.failed).isEmpty());
        }
    }

    @Test
    void each_scope_opens_what_it_names_and_nothing_else() {
        var manager = Api.asManager(port);
        var reporter = keyWith("usage");
        var resolver = keyWith("resolve");
        var tool = keyWith("manage");
        var resolve = Map.of("routeId", route);
        var report = Map.of("providerType", "openai", "modelId", "gpt-4o", "status", "succeeded", "inputTokens", 1);
        var environment = Map.of("name", "Staging", "type", "staging");

        manager.as(reporter).post(project.path("/usage"), report).expect(200);
        assertThat(manager.as(reporter)
                        .post(project.path("/resolve"), resolve)
                        .expect(403)
                        .error())
                .isEqualTo("scope_required");
        assertThat(manager.as(reporter)
                        .post("/policies/evaluate", Map.of("modelId", "gpt-4o"))
                        .expect(403)
                        .error())
                .isEqualTo("scope_required");
        assertThat(manager.as(reporter)
                        .delete(project.path("/end-users/u_1"))
                        .expect(403)
                        .error())
                .isEqualTo("scope_required");

        manager.as(resolver).post(project.path("/resolve"), resolve).expect(200);
        assertThat(manager.as(resolver)
                        .post(project.path("/usage"), report)
                        .expect(403)
                        .error())
                .isEqualTo("scope_required");
        assertThat(manager.as(resolver)
                        .post(project.path("/environments"), environment)
                        .expect(403)
                        .error())
                .isEqualTo("scope_required");

        manager.as(tool).post(project.path("/environments"), environment).expect(201);
        assertThat(manager.as(tool)
                        .post(project.path("/resolve"), resolve)
                        .expect(403)
                        .error())
                .isEqualTo("scope_required");
    }

    @Test
    void a_key_of_one_environment_changes_and_judges_nothing_in_another() {
        var manager = Api.asManager(port);
        var development = manager.get(project.path("/environments"))
                .data()
                .valueStream()
                .filter(each -> each.path("slug").asString().equals("development"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        var key = manager.as(key(Map.of("scopes", List.of("resolve", "manage"), "environmentId", development)));
        var one = project.path("/routes/" + route);

        key.patch(one, Map.of("name", "mine")).expect(403);
        key.patch(one + "/fallback-chain", Map.of("primaryModel", "gpt-4o-mini", "fallbackModels", List.of()))
                .expect(403);
        key.post(one + "/publish", Map.of()).expect(403);
        key.delete(one).expect(403);
        key.post(project.path("/routes"), Map.of("name", "new", "environmentId", project.environmentId()))
                .expect(403);
        key.post(project.path("/routes"), Map.of("name", "own", "environmentId", development))
                .expect(201);

        project.denying("gpt-4o", "environment", development);
        assertThat(key.post("/policies/evaluate", Map.of("modelId", "gpt-4o"))
                        .expect(200)
                        .data()
                        .path("allowed")
                        .asBoolean())
                .isFalse();
        for (var elsewhere : List.of(project.environmentId(), "bogus")) {
            key.post("/policies/evaluate", Map.of("modelId", "gpt-4o", "environmentId", elsewhere))
                    .expect(401);
        }
    }

    @Test
    void no_key_lifts_its_own_limits_or_outlives_its_rotation() {
        var manager = Api.asManager(port);
        var created = manager.post(project.path("/keys"), Map.of("scopes", List.of("manage"), "requestsPerMinute", 600))
                .expect(201)
                .data();
        var id = created.path("keyId").asString();
        var old = manager.as(created.path("rawKey").asString());

        old.patch(project.path("/keys"), Map.of("keyId", id)).expect(403);
        old.post(project.path("/keys"), Map.of("scopes", List.of("manage"))).expect(403);
        manager.send("PATCH", project.path("/keys"), "{\"keyId\":\"" + id + "\",\"requestsPerMinute\":null}")
                .expect(200);
        old.post(project.path("/keys"), Map.of("scopes", List.of("manage"))).expect(201);
        manager.post(project.path("/keys/" + id + "/rotate"), Map.of()).expect(200);
        old.post(project.path("/keys/" + id + "/rotate"), Map.of("overlapHours", 0))
                .expect(403);
        old.delete(project.path("/keys/" + id + "/outgoing")).expect(403);
        manager.post(project.path("/keys"), Map.of("environmentId", "")).expect(400);
    }

    private String keyWith(String scope) {
        return key(Map.of("scopes", List.of(scope)));
    }

    private String key(Map<String, ?> settings) {
        return Api.asManager(port)
                .post(project.path("/keys"), settings)
                .expect(201)
                .data()
                .path("rawKey")
                .asString();
    }
}
