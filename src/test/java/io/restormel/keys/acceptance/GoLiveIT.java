package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.NodeClient;
import io.restormel.keys.support.OnServer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The original's pre-cutover checklist ("Go live", step 6.1) against this server, one test a row, as a host would go
 * through it. That the elements render and call back is seen by a browser in {@code EmbedWalkIT}.
 */
@OnServer
class GoLiveIT {

    private static final String SECRET = "sk-golive-";

    @LocalServerPort
    private int port;

    private Api manager;
    private AcceptanceProject project;
    private final List<String> credentials = new ArrayList<>();
    private String openai;

    @BeforeEach
    void a_staging_environment() {
        manager = Api.asManager(port);
        project = AcceptanceProject.create(manager);
        project.route("chat", "openai/gpt-4o", "anthropic/claude-sonnet-4-6");
        openai = credential("openai");
        credential("anthropic");
    }

    private String credential(String provider) {
        var id = AcceptanceProject.id(manager.post(
                "/credentials",
                Map.of("providerType", provider, "secret", SECRET + UUID.randomUUID(), "reach", "bound")));
        manager.post("/credentials/" + id + "/bindings", Map.of("projectId", project.id()))
                .expect(201);
        credentials.add(id);
        return id;
    }

    @AfterEach
    void leaves_nothing() {
        project.close();
        credentials.forEach(each -> manager.delete("/credentials/" + each));
    }

    private JsonNode decide() {
        return project.resolve("chat").expect(200).data();
    }

    @Test
    void resolve_works() {
        var decision = decide();

        assertThat(decision.path("providerType").asString()).isEqualTo("openai");
        assertThat(decision.path("modelId").asString()).isEqualTo("gpt-4o");
        assertThat(decision.path("explanation").asString()).contains("provider=openai model=gpt-4o");
    }

    @Test
    void fallback_works_when_a_provider_credential_is_removed_and_again_when_it_is_back() {
        manager.delete("/credentials/" + openai).expect(200);

        var next = decide();
        assertThat(next.path("providerType").asString()).isEqualTo("anthropic");
        assertThat(next.at("/passedOver/0/status").asString()).isEqualTo("no_key");
        assertThat(next.at("/passedOver/0/reason").asString()).startsWith("No usable key for openai");

        manager.send("POST", "/credentials/" + openai + "/undo", null).expect(200);
        assertThat(decide().path("providerType").asString()).isEqualTo("openai");
    }

    @Test
    void without_any_credential_the_refusal_names_each_step() {
        manager.send("PUT", project.path("/credential-settings"), "{\"required\": true}")
                .expect(200);
        project.route("keyless", "groq/gpt-oss-120b", "mistral/mistral-large-2512");

        var refused = project.resolve("keyless").expect(422);

        assertThat(refused.error()).isEqualTo("no_key_available");
        assertThat(refused.json()
                        .path("passedOver")
                        .valueStream()
                        .map(each -> each.path("providerType").asString() + " "
                                + each.path("status").asString()))
                .containsExactly("groq no_key", "mistral no_key");
    }

    @Test
    void policy_enforcement_works() {
        var policy = project.policy("model_denylist", Map.of("modelIds", List.of("gpt-4o")));
        project.bind(policy, "project", project.id()).expect(201);
        assertThat(decide().path("providerType").asString()).isEqualTo("anthropic");
        assertThat(decide().at("/passedOver/0/status").asString()).isEqualTo("blocked");

        var both = project.policy("provider_denylist", Map.of("providerTypes", List.of("anthropic")));
        project.bind(both, "project", project.id()).expect(201);
        var refused = project.resolve("chat").expect(403);
        assertThat(refused.error()).isEqualTo("policy_blocked");
        assertThat(refused.json().path("violations")).hasSize(2);
    }

    /** What the host's wrapper needs to fall back on its legacy routing: a quick, plain refusal. */
    @Test
    void error_fallback_works_with_an_invalid_gateway_key() {
        var refused = manager.as("rk_invalid_0123456789")
                .post(project.path("/resolve"), Map.of("routeId", "chat"))
                .expect(401);

        assertThat(refused.error()).isEqualTo("unauthorized");
        assertThat(refused.json().path("message").asString()).isNotBlank();
    }

    @Test
    void the_model_selector_s_choice_decides_and_the_key_manager_adds_and_removes_a_key() {
        var origin = "https://" + UUID.randomUUID() + ".example.com";
        manager.send("PUT", project.path("/allowed-origins"), "{\"origins\":[\"" + origin + "\"]}")
                .expect(200);
        project.route(
                Map.of("name", "picked", "routeMode", "user_preferred", "billingMode", "byok_then_platform"),
                "openai/gpt-4o");
        var session = project.client()
                .post(
                        project.path("/widget-sessions"),
                        Map.of(
                                "endUserId",
                                "u_42",
                                "components",
                                List.of("model-selector", "key-manager"),
                                "actions",
                                List.of("list", "add", "remove"),
                                "origins",
                                List.of(origin)))
                .expect(201)
                .data()
                .path("session")
                .asString();
        var page = manager.as(session);
        var from = Map.of("Origin", origin);
        assertThat(page.send("GET", "/keys/v1/widget/models", null, from)
                        .expect(200)
                        .data()
                        .path("models"))
                .isNotEmpty();

        page.send(
                        "PUT",
                        "/keys/v1/widget/model-choice",
                        "{\"providerId\":\"anthropic\",\"modelId\":\"claude-sonnet-4-6\"}",
                        from)
                .expect(200);
        var picked = Map.of("environmentId", project.environmentId(), "routeId", "picked", "endUserId", "u_42");
        assertThat(project.resolve(picked)
                        .expect(200)
                        .data()
                        .path("providerType")
                        .asString())
                .isEqualTo("anthropic");

        var own = project.path("/end-users/u_42/credentials");
        var added = AcceptanceProject.id(
                manager.post(own, Map.of("providerType", "anthropic", "secret", SECRET + UUID.randomUUID())));
        assertThat(project.resolve(picked).expect(200).data().path("keySource").asString())
                .isEqualTo("byok");
        assertThat(page.send("GET", "/keys/v1/widget/keys", null, from)
                        .expect(200)
                        .raw()
                        .body())
                .contains(added)
                .doesNotContain(SECRET);
        page.send("DELETE", "/keys/v1/widget/keys/" + added, null, from).expect(200);
        assertThat(project.resolve(picked).expect(200).data().path("keySource").asString())
                .isEqualTo("platform");
    }

    /** The published programs, in a folder that is set up as {@code keys init} does it. */
    @Test
    void keys_doctor_and_keys_validate_pass() throws Exception {
        var client = NodeClient.installed("restormel-keys-cli");
        var config = client.folder().resolve("restormel.config.json");
        Files.writeString(config, "{\"framework\":\"none\",\"providers\":[\"openai\"]}");
        try {
            var doctor = client.run("node_modules/@restormel/doctor/dist/index.js", "--format", "json");
            assertThat(doctor.exit()).as(doctor.output() + doctor.errors()).isZero();
            assertThat(JsonMapper.shared().readTree(doctor.output()).path("ok").asBoolean())
                    .isTrue();
            var validate = client.run("node_modules/@restormel/validate/dist/index.js", "--strict");
            assertThat(validate.exit())
                    .as(validate.output() + validate.errors())
                    .isZero();
        } finally {
            Files.delete(config);
        }
    }

    /** What a team commits of us is the project's file. */
    @Test
    void no_secrets_are_committed() {
        var file = manager.get(project.path("/config")).expect(200).raw().body();

        assertThat(file).contains("chat", "openai").doesNotContain(SECRET, project.key(), "rk_");
    }

    @Test
    void the_dashboard_s_logs_show_requests_with_the_observed_model() {
        var first = decide();
        manager.delete("/credentials/" + openai).expect(200);
        var second = decide();
        for (var decision : List.of(first, second)) {
            project.client()
                    .post(project.path("/usage"), Map.of("events", List.of(callOf(decision))))
                    .expect(200);
        }

        await().untilAsserted(() -> {
            Map<String, JsonNode> logged = new HashMap<>();
            manager.get("/request-logs?projectId=" + project.id())
                    .expect(200)
                    .data()
                    .forEach(each -> logged.put(each.path("id").asString(), each));
            for (var decision : List.of(first, second)) {
                var id = decision.path("requestId").asString();
                assertThat(logged).containsKey(id);
                var log = Objects.requireNonNull(logged.get(id));
                assertThat(log.path("providerType")).isEqualTo(decision.path("providerType"));
                assertThat(log.path("finalModelId")).isEqualTo(decision.path("modelId"));
                assertThat(log.path("requestStatus").asString()).isEqualTo("resolved");
                assertThat(log.path("inputTokens").asInt()).isEqualTo(1200);
                assertThat(log.path("latencyMs").asDouble()).isEqualTo(842.5);
            }
            var fallback =
                    Objects.requireNonNull(logged.get(second.path("requestId").asString()));
            assertThat(fallback.path("fallbackCount").asInt()).isEqualTo(1);
        });
        var totals = manager.get("/outcome-aggregates?projectId=" + project.id())
                .expect(200)
                .data();
        assertThat(totals.valueStream().map(each -> each.path("modelId").asString()))
                .containsExactlyInAnyOrder("gpt-4o", "claude-sonnet-4-6");
        assertThat(manager.get(project.path("/circuits"))
                        .expect(200)
                        .data()
                        .valueStream()
                        .map(each -> each.path("state").asString()))
                .containsOnly("closed");
    }

    private static Map<String, Object> callOf(JsonNode decision) {
        return Map.of(
                "eventId",
                UUID.randomUUID().toString(),
                "decisionId",
                decision.path("requestId").asString(),
                "status",
                "succeeded",
                "providerType",
                decision.path("providerType").asString(),
                "modelId",
                decision.path("modelId").asString(),
                "inputTokens",
                1200,
                "outputTokens",
                300,
                "latencyMs",
                842.5);
    }

    /** The smoke test of step 6.4: resolve, then evaluate what was chosen. */
    @Test
    void the_smoke_test_passes() {
        var decision = decide();
        var verdict = project.client()
                .post(
                        "/policies/evaluate",
                        Map.of(
                                "projectId",
                                project.id(),
                                "environmentId",
                                project.environmentId(),
                                "providerType",
                                decision.path("providerType").asString(),
                                "modelId",
                                decision.path("modelId").asString()))
                .expect(200);

        assertThat(verdict.data().path("allowed").asBoolean(false)).isTrue();
    }
}
