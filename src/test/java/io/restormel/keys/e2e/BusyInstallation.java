package io.restormel.keys.e2e;

import io.restormel.keys.support.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample project in use: each page of the dashboard has rows to show, made through the API as hosts make them. */
final class BusyInstallation {

    private static final String KEY_OF_AN_END_USER = "sk-proj-own0123456789abcdefghABCD";

    private final Api manager;
    private final ModelServer models;
    private final Map<String, String> ids = new HashMap<>();
    private final String project;

    private BusyInstallation(Api manager, ModelServer models, String project) {
        this.manager = manager;
        this.models = models;
        this.project = "/projects/" + project;
        ids.put("project", project);
    }

    /** The ids of what there is, by the names that {@link DashboardPage} gives them. */
    static Map<String, String> over(String sampleProject, Api manager, ModelServer models) {
        var busy = new BusyInstallation(manager, models, sampleProject);
        busy.routes();
        busy.credentials();
        busy.limits();
        var app = manager.as(busy.create(
                        "/keys", Map.of("label", "Checkout app", "scopes", List.of("resolve", "usage", "credentials")))
                .path("rawKey")
                .asString());
        busy.create("/keys", Map.of("label", "Nightly jobs", "expiresAt", 4_102_444_800_000L));
        busy.webhooks();
        busy.endUsers();
        busy.embeds();
        busy.traffic(app);
        busy.models();
        busy.ids.put(
                "code",
                manager.send("POST", "/keys/v1/cli/device/start", null)
                        .json()
                        .path("user_code")
                        .asString());
        return busy.ids;
    }

    private JsonNode create(String path, Map<String, ?> body) {
        return manager.post(project + path, body).expect(201).data();
    }

    private String id(String path, Map<String, ?> body) {
        return manager.post(path, body).expect(201).data().path("id").asString();
    }

    private void put(String path, Map<String, ?> body) {
        manager.send("PUT", path, JsonMapper.shared().writeValueAsString(body)).expect(200);
    }

    private void routes() {
        for (var route : manager.get(project + "/routes").expect(200).data()) {
            ids.putIfAbsent("route", route.path("id").asString());
        }
        var old = create("/routes", Map.of("name", "support-replies-in-every-language"))
                .path("id")
                .asString();
        step(old, 0, "openai", "gpt-4.1-nano");
        step(old, 1, "anthropic", "claude-sonnet-5-5");
        manager.post(project + "/routes/" + old + "/publish", Map.of());
        create("/environments", Map.of("name", "Load test", "type", "test", "slug", "load-test"));
    }

    private void step(String route, int order, String provider, String model) {
        create(
                "/routes/" + route + "/steps",
                Map.of("orderIndex", order, "providerPreference", provider, "modelId", model));
    }

    private void credentials() {
        var main = id(
                "/credentials",
                Map.of(
                        "providerType",
                        "openai",
                        "label",
                        "Production",
                        "secret",
                        ModelServer.KEY,
                        "baseUrl",
                        models.baseUrl(),
                        "monthlyCapUsd",
                        250));
        manager.post("/credentials/" + main + "/verify", Map.of()).expect(200);
        var bound = id(
                "/credentials",
                Map.of(
                        "providerType",
                        "anthropic",
                        "label",
                        "Europe, for the support team only",
                        "reference",
                        "vault/anthropic/europe",
                        "reach",
                        "bound"));
        manager.post("/credentials/" + bound + "/bindings", Map.of("projectId", ids.get("project")))
                .expect(201);
        var wrong = id(
                "/credentials",
                Map.of(
                        "providerType",
                        "openai",
                        "label",
                        "Last year's",
                        "secret",
                        "sk-proj-old0123456789abcdefghWXYZ",
                        "baseUrl",
                        models.baseUrl()));
        manager.post("/credentials/" + wrong + "/verify", Map.of());
        manager.patch("/credentials/" + wrong, Map.of("status", "paused")).expect(200);
        ids.put("credential", main);
    }

    private void limits() {
        for (var policy : manager.get("/policies").expect(200).data()) {
            ids.putIfAbsent("policy", policy.path("id").asString());
        }
        limit("Spend of the sample", "budget_cap", Map.of("limit", 40));
        limit("Tokens a day", "token_cap", Map.of("limit", 20_000, "period", "day", "timeZone", "Europe/Berlin"));
        limit("Requests a day", "rate_limit", Map.of("limit", 5000, "period", "day"));
    }

    private void limit(String name, String type, Map<String, ?> rule) {
        var policy = id("/policies", Map.of("name", name, "type", type, "ruleDefinition", rule));
        manager.post(
                        "/policies/" + policy + "/bindings",
                        Map.of("targetType", "project", "targetId", ids.get("project")))
                .expect(201);
    }

    private void webhooks() {
        var heard = webhook("/hook", "budget.threshold", "model.lifecycle", "credential.removed");
        var missing = webhook("/nobody-listens-here-any-more", "health.circuit_opened");
        for (var each : List.of(heard, heard, missing)) {
            manager.post("/webhooks/" + each + "/test", Map.of());
        }
        ids.put("webhook", heard);
    }

    private String webhook(String path, String... events) {
        return manager.post(
                        "/webhooks",
                        Map.of("url", "http://" + models.hostAndPort() + path, "event_types", List.of(events)))
                .expect(200)
                .data()
                .at("/webhook/id")
                .asString();
    }

    /** What routes name, but for the retired one. */
    private void models() {
        put(
                project + "/models",
                Map.of(
                        "models",
                        List.of(
                                model("openai", "gpt-5.5-pro", "primary"),
                                model("openai", "gpt-5.4-mini", "small"),
                                model("anthropic", "claude-sonnet-5-5", "second"),
                                model("google", "gemini-3.8-flash", "fast"))));
    }

    private static Map<String, Object> model(String provider, String model, String name) {
        return Map.of("providerType", provider, "modelId", model, "logicalRef", "ref:restormel-keys:llm/" + name);
    }

    private void endUsers() {
        var users = project + "/end-users/";
        for (var user : List.of("sample-user-1", "sample-user-2", "customer-8f14e45f-ceea-467f-a9f4-1b2d3c4e5f60")) {
            put(users + user + "/model-choice", Map.of("providerType", "openai", "modelId", "gpt-5.5"));
        }
        manager.post(
                        users + "sample-user-1/credentials",
                        Map.of("providerType", "openai", "label", "Mine", "secret", KEY_OF_AN_END_USER))
                .expect(201);
    }

    private void embeds() {
        put(project + "/allowed-origins", Map.of("origins", List.of("https://app.example.com")));
        create(
                "/widget-sessions",
                Map.of(
                        "endUserId",
                        "sample-user-1",
                        "components",
                        List.of("key-manager"),
                        "origins",
                        List.of("https://app.example.com"),
                        "ttlSeconds",
                        3600));
        manager.post(
                "/catalog/observations",
                Map.of("providerId", "openai", "providerModelId", "gpt-5.5", "signal", "deprecated"));
    }

    /** Calls that go well, calls that fail until circuits open, and decisions that no call followed. */
    private void traffic(Api app) {
        var decisions = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            decisions.add(app.post(
                            project + "/resolve",
                            Map.of("estimatedInputTokens", 900, "endUserId", "sample-user-" + i % 3))
                    .data()
                    .path("requestId")
                    .asString());
        }
        var reports = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 40; i++) {
            reports.add(call("anthropic", "claude-sonnet-5-5", i % 9 == 0 ? "timeout" : null, i));
            reports.add(call("google", "gemini-3.8-flash", i % 3 == 0 ? null : "http_5xx", i));
            reports.add(call("openai", "gpt-5.4-mini", null, i));
        }
        app.post(project + "/usage", Map.of("events", reports)).expect(200);
        for (var circuit : manager.get(project + "/circuits").expect(200).data()) {
            if (circuit.path("providerType").asString().equals("openai")
                    && circuit.path("kind").asString().equals("model")) {
                manager.post(
                        project + "/circuits/" + circuit.path("id").asString() + "/trip",
                        Map.of("reason", "The provider announced an outage"));
            }
        }
    }

    private static Map<String, Object> call(String provider, String model, @Nullable String failure, int number) {
        var report = new HashMap<String, Object>(Map.of(
                "eventId",
                UUID.randomUUID().toString(),
                "providerType",
                provider,
                "modelId",
                model,
                "status",
                failure == null ? "succeeded" : "failed",
                "inputTokens",
                400 + number * 37,
                "outputTokens",
                120 + number * 11,
                "latencyMs",
                300 + number * 25,
                "endUserId",
                "sample-user-" + number % 4,
                "tags",
                Map.of("feature", number % 2 == 0 ? "search" : "summaries")));
        if (failure != null) {
            report.put("failureKind", failure);
        }
        return report;
    }
}
