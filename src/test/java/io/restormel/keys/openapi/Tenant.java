package io.restormel.keys.openapi;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.TestWorkspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A workspace that has one of each thing that the document's operations are about, and those who may call. */
final class Tenant {

    /** Where this server is, for a page of its own. */
    static final String OWN = "http://localhost";

    private static final String HOST = "https://app.example.com";

    private final ApiCalls calls;
    final TestWorkspace workspace;
    final String managementKey;
    String gatewayKey = "";
    String widgetSession = "";

    /** By parameter; where several tags have one of that name, also by {@code Tag.parameter}. */
    private final Map<String, String> ids = new HashMap<>();

    Tenant(ApiCalls calls, DSLContext sql) {
        this.calls = calls;
        this.workspace = TestWorkspace.create(sql);
        var key = made(201, calls.as(person(Role.ADMIN), "POST", "/keys/v1/management-keys", Map.of("label", "Tests")));
        this.managementKey = key.path("rawKey").asString();
        var doomed = made(201, calls.as(person(Role.ADMIN), "POST", "/keys/v1/management-keys", Map.of("label", "No")));
        ids.put("Keys.managementKeyId", doomed.path("keyId").asString());
        ids.put("modelId", "gpt-4o");
        createProject();
        createRoute();
        createPolicy();
        createCredentials();
        createWebhook();
        createEmbeds();
        decide();
    }

    Caller.Person person(Role role) {
        return workspace.person(role);
    }

    /** The id of this workspace that stands in for the parameter's example. */
    @Nullable
    String id(ApiOperation operation, String parameter) {
        if (operation.path().startsWith("/keys/v1/management-keys")) {
            return ids.get("Keys.managementKeyId");
        }
        var own = ids.get(operation.id() + "." + parameter);
        var byTag = ids.get(operation.tag() + "." + parameter);
        return own != null ? own : byTag != null ? byTag : ids.get(parameter);
    }

    void put(String name, String id) {
        ids.put(name, id);
    }

    String id(String name) {
        var id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("No " + name);
        }
        return id;
    }

    /** What must not come out for others: all ids, and the names and addresses of this workspace alone. */
    List<String> secrets() {
        return ids.entrySet().stream()
                .filter(each -> each.getValue().length() > 20)
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    /** A key of this workspace's other project. */
    String gatewayKeyOfAnotherProject() {
        var another = post("/projects", Map.of("name", "Other")).path("id").asString();
        return post("/projects/" + another + "/keys", everyScope("Other app"))
                .path("rawKey")
                .asString();
    }

    private static Map<String, Object> everyScope(String label) {
        return Map.of("label", label, "scopes", List.of("resolve", "usage", "credentials", "manage"));
    }

    /** What there is, as its admins see it, but for when a key was used last, which is written a while after the use. */
    Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        for (var path : List.of(
                "/policies",
                "/credentials",
                "/credential-settings",
                "/workspace-settings",
                "/policies/" + id("policyId") + "/bindings",
                "/credentials/" + id("credentialId") + "/bindings",
                "/integrations/" + id("integrationId") + "/bindings",
                project(""),
                project("/keys"),
                project("/environments"),
                project("/credential-settings"),
                project("/health-settings"),
                project("/circuits"),
                project("/end-users"),
                project("/end-users/customer-4711/credentials"),
                project("/end-users/customer-4711/model-choice"),
                project("/widget-sessions"),
                project("/allowed-origins"),
                project("/models"),
                project("/policies"),
                route("/history"))) {
            state.put(
                    path,
                    manage("GET", path, null).toString().replaceAll("\"lastUsedAt\":\\d+", "\"lastUsedAt\":null"));
        }
        state.put(
                "configuration",
                calls.send("GET", "/keys/v1" + project("/config"), managementKey, null)
                        .expect(200)
                        .text());
        state.put("webhooks", String.valueOf(manage("GET", "/webhooks", null).findValuesAsString("url")));
        return state;
    }

    private String project(String path) {
        return "/projects/" + id("projectId") + path;
    }

    private String route(String path) {
        return project("/routes/" + id("routeId") + path);
    }

    private JsonNode post(String path, Object body) {
        return manage("POST", path, body);
    }

    JsonNode manage(String method, String path, @Nullable Object body) {
        var reply = calls.send(method, "/keys/v1" + path, managementKey, body);
        if (reply.status() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + reply);
        }
        return reply.data();
    }

    private static JsonNode made(int status, ApiCalls.Reply reply) {
        return reply.expect(status).data();
    }

    private void keep(String name, JsonNode from, String field) {
        var id = from.at("/" + field).asString();
        if (id.isEmpty()) {
            throw new IllegalStateException("No " + field + " in " + from);
        }
        ids.put(name, id);
    }

    private void createProject() {
        var project = post("/projects", Map.of("name", "Shop"));
        keep("projectId", project, "id");
        keep("environmentId", project, "defaultEnvironmentId");
        keep(
                "deleteEnvironment.environmentId",
                post(project("/environments"), Map.of("name", "Doomed", "type", "test")),
                "id");
        gatewayKey = post(project("/keys"), everyScope("App")).path("rawKey").asString();
        keep("Keys.keyId", post(project("/keys"), Map.of("label", "Doomed")), "keyId");
    }

    private void createRoute() {
        keep("routeId", post(project("/routes"), Map.of("name", "primary")), "id");
        keep("stepId", step(0, "openai", "gpt-4o"), "id");
        keep("otherStepId", step(1, "google", "gemini-2.5-pro"), "id");
        post(route("/publish"), Map.of("changeSummary", "First"));
        keepCircuit();
    }

    private void keepCircuit() {
        for (var circuit : manage("GET", project("/circuits"), null)) {
            if (circuit.path("modelId").asString("").equals("gemini-2.5-pro")) {
                keep("circuitId", circuit, "id");
            }
        }
    }

    private JsonNode step(int order, String provider, String model) {
        return post(route("/steps"), Map.of("orderIndex", order, "providerPreference", provider, "modelId", model));
    }

    private void createPolicy() {
        var policy = post(
                "/policies",
                Map.of(
                        "name", "No minis",
                        "type", "model_denylist",
                        "ruleDefinition", Map.of("modelIds", List.of("gpt-4o-mini"))));
        keep("policyId", policy, "id");
        keep(
                "Policies.bindingId",
                post(
                        "/policies/" + id("policyId") + "/bindings",
                        Map.of("targetType", "project", "targetId", id("projectId"))),
                "id");
        post("/policies/" + id("policyId") + "/publish", Map.of());
        // Keys change only those of their own making.
        var own = calls.send(
                "POST",
                "/keys/v1" + project("/policies"),
                gatewayKey,
                Map.of("name", "No nanos", "effect", "deny", "models", List.of("gpt-4.1-nano")));
        keep("Project policies.policyId", made(201, own), "id");
        keep(
                "Models.bindingId",
                post(
                        project("/models"),
                        Map.of("models", List.of(Map.of("providerType", "google", "modelId", "gemini-2.5-flash")))),
                "0/id");
    }

    private void createCredentials() {
        keep("credentialId", post("/credentials", secret("openai", "1")), "id");
        keep(
                "Credentials.bindingId",
                post("/credentials/" + id("credentialId") + "/bindings", Map.of("projectId", id("projectId"))),
                "id");
        keep("integrationId", post("/credentials", secret("google", "2")), "id");
        keep(
                "Integrations.bindingId",
                post(
                        "/integrations/" + id("integrationId") + "/bindings",
                        Map.of("projectId", id("projectId"), "environmentId", id("environmentId"))),
                "id");
        ids.put("endUserId", "customer-4711");
        keep(
                "End users.credentialId",
                post(project("/end-users/customer-4711/credentials"), secret("openai", "3")),
                "id");
        manage(
                "PUT",
                project("/end-users/customer-4711/model-choice"),
                Map.of("providerType", "google", "modelId", "gemini-2.5-pro"));
    }

    private Map<String, String> secret(String provider, String last) {
        return Map.of("providerType", provider, "secret", "sk-test-" + workspace.id() + "-" + last);
    }

    private void createWebhook() {
        var webhook = post(
                "/webhooks", Map.of("url", "https://93.184.216.34/hook", "event_types", List.of("credential.removed")));
        keep("webhookId", webhook, "webhook/id");
        keep("deliveryId", post("/webhooks/" + id("webhookId") + "/test", Map.of()), "id");
    }

    private void createEmbeds() {
        manage("PUT", project("/allowed-origins"), Map.of("origins", List.of(HOST)));
        var session = post(
                project("/widget-sessions"),
                Map.of(
                        "endUserId", "customer-4711",
                        "components", List.of("model-selector", "key-manager"),
                        "actions", List.of("list", "add", "verify", "replace", "remove"),
                        "origins", List.of(HOST)));
        keep("sessionId", session, "id");
        widgetSession = session.path("session").asString();
        var key = made(
                201,
                calls.send(
                        "POST",
                        "/keys/v1/widget/keys",
                        widgetSession,
                        Map.of("Origin", OWN),
                        Map.of("providerId", "openai", "secret", "sk-test-" + workspace.id() + "-4")));
        keep("Elements.keyId", key, "key/id");
        var link = post(project("/connect-links"), Map.of("endUserId", "customer-4711"));
        var url = link.path("url").asString();
        ids.put("linkToken", url.substring(url.lastIndexOf('/') + 1));
    }

    private void decide() {
        var decision =
                calls.send("POST", "/keys/v1" + project("/resolve"), gatewayKey, Map.of("routeId", id("routeId")));
        keep("decisionId", decision.expect(200).data(), "requestId");
        keep("runId", post(project("/what-if"), Map.of("routeId", id("routeId"))), "id");
    }
}
