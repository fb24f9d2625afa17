package io.restormel.keys.acceptance;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.Api.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends secrets wherever a client can: where they belong, and where people paste them by mistake. */
final class CanaryFlight {

    /** Sent where a provider's key belongs. */
    static final String SECRET = "sk-proj-Canary0123456789sealedWXYZ";
    /** Takes its place. */
    static final String REPLACED = "sk-proj-Canary9876543210sealedABCD";
    /** Sent where none belongs. */
    static final String PASTED = "sk-ant-Canary0123456789pastedJKLM";

    private final Api manager;
    private final EchoingProvider provider;
    private final List<Reply> replies = new ArrayList<>();
    private String gatewayKey = "";
    private String checkoutKey = "";
    private String webhook = "";

    CanaryFlight(Api manager, EchoingProvider provider) {
        this.manager = manager;
        this.provider = provider;
    }

    /** Whatever must be found nowhere, once {@link #push()} has run. */
    List<String> canaries() {
        return List.of(SECRET, REPLACED, PASTED, gatewayKey, checkoutKey);
    }

    void push() {
        webhook = keep(manager.post(
                                "/webhooks",
                                Map.of(
                                        "url",
                                        "http://" + provider.hostAndPort() + EchoingProvider.HOOK,
                                        "event_types",
                                        List.of("*")))
                        .expect(200))
                .data()
                .at("/webhook/id")
                .asString();
        var project = AcceptanceProject.create(manager);
        gatewayKey = project.key();
        checkoutKey = manager.post(project.path("/keys"), Map.of("scopes", List.of("resolve", "usage", "credentials")))
                .expect(201)
                .data()
                .path("rawKey")
                .asString();
        project.route("chat", "openai/gpt-4o");
        workspaceKey(project);
        endUsersKey(project);
        pasteEverywhere(project);
        read(project);
    }

    /** Added, bound, handed out, refused by the provider, replaced, removed and brought back. */
    private void workspaceKey(AcceptanceProject project) {
        var created = manager.post(
                        "/credentials",
                        Map.of(
                                "providerType",
                                "openai",
                                "label",
                                "Canary",
                                "secret",
                                SECRET,
                                "baseUrl",
                                "http://" + provider.hostAndPort() + "/v1"))
                .expect(201);
        keep(created);
        var credential = "/credentials/" + created.data().path("id").asString();
        keep(manager.post(credential + "/bindings", Map.of("projectId", project.id())));
        var decision = keep(project.resolve("chat").expect(200));
        var ask = Map.of("decisionId", decision.data().path("requestId").asString());
        keep(project.client().post(project.path("/credentials/checkout"), ask));
        manager.as(checkoutKey).post(project.path("/credentials/checkout"), ask).expect(200);
        keep(manager.as(checkoutKey).post(project.path("/credentials/checkout"), ask));
        keep(manager.post(credential + "/verify", Map.of()));
        keep(manager.send(
                        "POST",
                        credential + "/replace",
                        JsonMapper.shared().writeValueAsString(Map.of("secret", REPLACED, "overlapSeconds", 60)))
                .expect(200));
        keep(manager.post(credential + "/verify", Map.of()));
        keep(manager.delete(credential).expect(200));
        keep(manager.post(credential + "/undo", Map.of()));
    }

    private void endUsersKey(AcceptanceProject project) {
        var keys = project.path("/end-users/u1/credentials");
        var added = keep(manager.post(keys, Map.of("providerType", "openai", "secret", SECRET))
                .expect(201));
        keep(manager.get(keys));
        keep(manager.delete(keys + "/" + added.data().path("id").asString()));
        keep(manager.delete(project.path("/end-users/u1")));
    }

    /** In each text of each body in turn, in broken JSON, as a field's name, in paths, queries and as a key. */
    private void pasteEverywhere(AcceptanceProject project) {
        var route = project.route("target");
        var ids = Map.of(
                "project", project.id(),
                "environment", project.environmentId(),
                "route", route,
                "step", project.step(route, 0, "openai/gpt-4o"),
                "policy", project.denying("gpt-4o-mini", "project", project.id()),
                "key", project.keyId(),
                "webhook", expendableWebhook(),
                "unknown", UUID.randomUUID().toString());
        for (var endpoint : Endpoint.ALL) {
            var api = endpoint.decision() ? project.client() : manager;
            var path = Endpoint.filled(endpoint.path(), ids);
            var body = JsonMapper.shared().readTree(Endpoint.filled(endpoint.body(), ids));
            for (var variant : pasted(body)) {
                keepUnlessEcho(endpoint, api.send(endpoint.method(), path, variant.toString()));
            }
            keep(api.send(endpoint.method(), path, "{\"name\": \"" + PASTED));
            keep(api.send(endpoint.method(), path, "{\"" + PASTED + "\": 1}"));
            keep(api.send(endpoint.method(), path + "/" + PASTED, body.toString()));
            keep(api.send(endpoint.method(), path + "?key=" + PASTED, "[]"));
        }
        keep(manager.get("/keys/v1//" + PASTED));
        keep(manager.as(PASTED).get("/projects"));
        keep(manager.as(gatewayKey + "x").get("/projects"));
    }

    /** One that may be led elsewhere and switched off. */
    private String expendableWebhook() {
        return manager.post(
                        "/webhooks",
                        Map.of("url", "https://93.184.216.34/hook", "event_types", List.of("credential.removed")))
                .expect(200)
                .data()
                .at("/webhook/id")
                .asString();
    }

    /** One for each text in the body that is not a secret by its place. */
    private static List<JsonNode> pasted(JsonNode body) {
        List<JsonNode> variants = new ArrayList<>();
        paste(body, body, variants);
        return variants;
    }

    private static void paste(JsonNode whole, JsonNode part, List<JsonNode> variants) {
        switch (part) {
            case ObjectNode object -> {
                for (var name : List.copyOf(object.propertyNames())) {
                    var value = object.get(name);
                    if (value.isString() && !name.equals("secret")) {
                        object.put(name, PASTED);
                        variants.add(whole.deepCopy());
                        object.set(name, value);
                    }
                    paste(whole, value, variants);
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    var value = array.get(i);
                    if (value.isString()) {
                        array.set(i, PASTED);
                        variants.add(whole.deepCopy());
                        array.set(i, value);
                    }
                    paste(whole, value, variants);
                }
            }
            default -> {}
        }
    }

    private void read(AcceptanceProject project) {
        for (var path : List.of(
                "/projects",
                "/policies",
                "/credentials",
                "/integrations",
                "/request-logs?limit=500",
                "/usage-aggregates",
                "/webhooks",
                "/audit?limit=500",
                "/audit/export?format=ndjson",
                "/audit/export?format=csv",
                "/api/metrics",
                "/api/health",
                project.path(""),
                project.path("/environments"),
                project.path("/keys"),
                project.path("/routes"),
                project.path("/config"),
                project.path("/config?format=json"),
                "/webhooks/" + webhook + "/deliveries")) {
            keep(manager.get(path));
        }
    }

    private Reply keep(Reply reply) {
        replies.add(reply);
        return reply;
    }

    /** A decision gives its sender back what it was asked with, such as the trace id. */
    private void keepUnlessEcho(Endpoint endpoint, Reply reply) {
        if (!endpoint.decision() || reply.status() != 200) {
            replies.add(reply);
        }
    }

    /** Replies that hold one of the secrets, but for the one that is to hand it out. */
    List<String> leaks() {
        return replies.stream()
                .filter(reply -> canaries().stream()
                        .anyMatch(canary -> reply.raw().body().contains(canary)))
                .map(reply -> reply.raw().request().method() + " " + reply.raw().uri() + " " + reply.status() + " "
                        + reply.raw().body())
                .toList();
    }
}
