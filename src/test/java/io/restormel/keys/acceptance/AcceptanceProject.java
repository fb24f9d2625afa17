package io.restormel.keys.acceptance;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.Api.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project of its own for a test, set up through the API, with a Gateway Key. Not thread-safe. */
final class AcceptanceProject implements AutoCloseable {

    private final Api manager;
    private final String id;
    private final String environmentId;
    private final String keyId;
    private final String key;
    private final List<String> policies = new ArrayList<>();

    private AcceptanceProject(Api manager, String id, String environmentId, String keyId, String key) {
        this.manager = manager;
        this.id = id;
        this.environmentId = environmentId;
        this.keyId = keyId;
        this.key = key;
    }

    static AcceptanceProject create(Api manager) {
        var id = id(manager.post("/projects", Map.of("name", "Acceptance")));
        var environments =
                manager.get("/projects/" + id + "/environments").expect(200).data();
        var production = environments
                .valueStream()
                .filter(each -> each.path("slug").asString().equals("production"))
                .findFirst()
                .orElseThrow();
        var key =
                manager.post("/projects/" + id + "/keys", Map.of()).expect(201).data();
        return new AcceptanceProject(
                manager,
                id,
                production.path("id").asString(),
                key.path("keyId").asString(),
                key.path("rawKey").asString());
    }

    String id() {
        return id;
    }

    /** The environment that the tests use, {@code production}. */
    String environmentId() {
        return environmentId;
    }

    String keyId() {
        return keyId;
    }

    /** The Gateway Key itself. */
    String key() {
        return key;
    }

    Api client() {
        return manager.as(key);
    }

    String path(String rest) {
        return "/projects/" + id + rest;
    }

    Reply resolve(Map<String, ?> request) {
        return client().post(path("/resolve"), request);
    }

    /** By the route's name, in production. */
    Reply resolve(String route) {
        return resolve(Map.of("environmentId", environmentId, "routeId", route));
    }

    /** A live route; its steps are given as {@code provider/model}, or empty for a step that names neither. */
    String route(String name, String... steps) {
        return route(Map.of("name", name), steps);
    }

    String route(Map<String, ?> fields, String... steps) {
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.putIfAbsent("environmentId", environmentId);
        var routeId = id(manager.post(path("/routes"), body));
        for (int i = 0; i < steps.length; i++) {
            step(routeId, i, steps[i]);
        }
        return routeId;
    }

    String step(String routeId, int orderIndex, String model) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("orderIndex", orderIndex));
        int slash = model.indexOf('/');
        if (slash > 0) {
            body.put("providerPreference", model.substring(0, slash));
            body.put("modelId", model.substring(slash + 1));
        }
        return id(manager.post(path("/routes/" + routeId + "/steps"), body));
    }

    void change(String routeId, Map<String, ?> change) {
        manager.patch(path("/routes/" + routeId), change).expect(200);
    }

    String policy(String type, Map<String, ?> rule) {
        var policy = id(manager.post("/policies", Map.of("name", type, "type", type, "ruleDefinition", rule)));
        policies.add(policy);
        return policy;
    }

    /** A policy that denies this model where it is bound. */
    String denying(String model, String targetType, String targetId) {
        var policy = policy("model_denylist", Map.of("modelIds", List.of(model)));
        bind(policy, targetType, targetId).expect(201);
        return policy;
    }

    Reply bind(String policy, String targetType, String targetId) {
        return manager.post(
                "/policies/" + policy + "/bindings", Map.of("targetType", targetType, "targetId", targetId));
    }

    /** Policies are the workspace's, so they would outlive the project. */
    @Override
    public void close() {
        policies.forEach(each -> manager.delete("/policies/" + each).expect(200));
        manager.delete("/projects/" + id).expect(200);
    }

    static String id(Reply created) {
        return created.expect(201).data().path("id").asString();
    }
}
