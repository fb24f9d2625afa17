package io.restormel.keys.conformance;

import io.restormel.keys.support.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A conformance configuration, set up as a project through the API. */
final class HttpProject {

    private final Api manager;
    private final String id;
    private final Map<String, String> ids = new HashMap<>();
    private final List<String> policies = new ArrayList<>();
    private String key = "";

    private HttpProject(Api manager, String id) {
        this.manager = manager;
        this.id = id;
    }

    static HttpProject setUp(Api manager, ConformanceCase.Config config) {
        var created = manager.post("/projects", Map.of("name", "Conformance")).expect(201);
        var project = new HttpProject(manager, created.data().path("id").asString());
        project.environments(config);
        config.routes().forEach(project::route);
        config.policies().forEach(project::policy);
        config.credentials().forEach(project::credential);
        config.endUsers().forEach(project::endUser);
        if (config.credentialsRequired()) {
            manager.send("PUT", project.path("/credential-settings"), "{\"required\":true}")
                    .expect(200);
        }
        project.key = manager.post(project.path("/keys"), Map.of())
                .expect(201)
                .data()
                .path("rawKey")
                .asString();
        return project;
    }

    String id() {
        return id;
    }

    /** An app's client, by a Gateway Key of the project. */
    Api client() {
        return manager.as(key);
    }

    String idOf(String symbol) {
        var found = ids.get(symbol);
        if (found == null) {
            throw new IllegalArgumentException("Nothing is called " + symbol);
        }
        return found;
    }

    String labelOf(String stepId) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().equals(stepId))
                .map(entry -> entry.getKey().substring(entry.getKey().indexOf('/') + 1))
                .findFirst()
                .orElseThrow();
    }

    /** Policies are the workspace's: left alone, one bound to it would decide in the next case. */
    void tearDown() {
        policies.forEach(policy -> manager.delete("/policies/" + policy).expect(200));
        manager.delete("/projects/" + id).expect(200);
    }

    private String path(String rest) {
        return "/projects/" + id + rest;
    }

    private void environments(ConformanceCase.Config config) {
        var present = manager.get(path("/environments")).expect(200).data();
        present.forEach(
                each -> ids.put(each.path("slug").asString(), each.path("id").asString()));
        for (var wanted : config.environments()) {
            if (!ids.containsKey(wanted.slug())) {
                var created = manager.post(
                                path("/environments"),
                                Map.of("name", wanted.name(), "slug", wanted.slug(), "type", wanted.type()))
                        .expect(201);
                ids.put(wanted.slug(), created.data().path("id").asString());
            }
        }
        var wanted = config.environments().stream()
                .map(ConformanceCase.Environment::slug)
                .toList();
        if (config.defaultEnvironment() != null) {
            manager.patch(path(""), Map.of("defaultEnvironmentId", idOf(config.defaultEnvironment())))
                    .expect(200);
        }
        for (var each : present) {
            if (!wanted.contains(each.path("slug").asString())) {
                manager.delete(path("/environments/" + each.path("id").asString()))
                        .expect(200);
            }
        }
    }

    private void route(ConformanceCase.Route route) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("environmentId", idOf(route.environment()));
        body.put("name", route.name());
        put(body, "defaultModelId", route.defaultModel());
        put(body, "routeMode", route.mode());
        put(body, "billingMode", route.keys());
        put(body, "workload", route.workload());
        put(body, "stage", route.stage());
        var created = manager.post(path("/routes"), body).expect(201);
        var routeId = created.data().path("id").asString();
        ids.put(route.name(), routeId);
        route.steps().forEach(step -> step(route.name(), routeId, step));
        Map<String, Object> change = new LinkedHashMap<>();
        if (!route.enabled()) {
            change.put("enabled", false);
        }
        if (!"active".equals(route.status())) {
            change.put("status", route.status());
        }
        put(change, "version", route.version());
        put(change, "publishedVersion", route.publishedVersion());
        if (!change.isEmpty()) {
            manager.patch(path("/routes/" + routeId), change).expect(200);
        }
    }

    private void step(String routeName, String routeId, ConformanceCase.Step step) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("orderIndex", step.orderIndex());
        body.put("label", step.label());
        body.put("enabled", step.enabled());
        put(body, "providerPreference", step.provider());
        put(body, "modelId", step.model());
        put(body, "conditionBlock", step.settings().when());
        put(body, "costPolicy", step.settings().costs());
        put(body, "switchCriteria", step.settings().switching());
        put(body, "retryPolicy", step.settings().retry());
        var pool = step.pool();
        if (pool != null) {
            var members = pool.members().stream().map(HttpProject::member).toList();
            body.put("modelPool", Map.of("version", 1, "selectionStrategy", pool.strategy(), "members", members));
        }
        var created = manager.post(path("/routes/" + routeId + "/steps"), body).expect(201);
        ids.put(routeName + "/" + step.label(), created.data().path("id").asString());
    }

    private static Map<String, Object> member(ConformanceCase.Member member) {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "providerPreference", member.provider());
        put(body, "modelId", member.model());
        body.put("weight", member.weight());
        return body;
    }

    private void policy(ConformanceCase.Policy policy) {
        var created = manager.post(
                        "/policies",
                        Map.of("name", policy.name(), "type", policy.type(), "ruleDefinition", policy.rule()))
                .expect(201);
        var policyId = created.data().path("id").asString();
        policies.add(policyId);
        ids.put(policy.name(), policyId);
        if (!policy.active()) {
            manager.patch("/policies/" + policyId, Map.of("status", "paused")).expect(200);
        }
        for (var binding : policy.bindings()) {
            var target = switch (binding.targetType()) {
                case "workspace" -> created.data().path("workspaceId").asString();
                case "project" -> id;
                default -> idOf(binding.target());
            };
            manager.post(
                            "/policies/" + policyId + "/bindings",
                            Map.of("targetType", binding.targetType(), "targetId", target))
                    .expect(201);
        }
    }

    /** Bound, so that it concerns this project only; a removed one stays as a mark, and goes with the project. */
    private void credential(ConformanceCase.Credential credential) {
        boolean capped = credential.status().equals("capped");
        Map<String, Object> body = new HashMap<>(Map.of(
                "providerType",
                credential.provider(),
                "label",
                "Main",
                "secret",
                "sk-conformance-" + id,
                "reach",
                "bound",
                "allowedModels",
                credential.models()));
        if (capped) {
            body.put("monthlyCapUsd", 0);
        }
        var created = manager.post("/credentials", body).expect(201);
        var path = "/credentials/" + created.data().path("id").asString();
        if (credential.environments().isEmpty()) {
            manager.post(path + "/bindings", Map.of("projectId", id)).expect(201);
        }
        for (var slug : credential.environments()) {
            manager.post(path + "/bindings", Map.of("projectId", id, "environmentId", idOf(slug)))
                    .expect(201);
        }
        switch (credential.status()) {
            case "active", "capped" -> {}
            case "removed" -> manager.delete(path).expect(200);
            default ->
                manager.patch(path, Map.of("status", credential.status())).expect(200);
        }
    }

    private void endUser(ConformanceCase.EndUser user) {
        var path = path("/end-users/" + user.id());
        for (var provider : user.keys()) {
            manager.post(path + "/credentials", Map.of("providerType", provider, "secret", "sk-conformance-" + id))
                    .expect(201);
        }
        if (user.choice() != null) {
            choose(path, user.choice(), new LinkedHashMap<>());
        }
        user.routeChoices()
                .forEach((route, model) ->
                        choose(path, model.toString(), new LinkedHashMap<>(Map.of("routeId", idOf(route)))));
    }

    private void choose(String path, String model, Map<String, Object> body) {
        int slash = model.indexOf('/');
        body.put("providerType", model.substring(0, slash));
        body.put("modelId", model.substring(slash + 1));
        manager.send("PUT", path + "/model-choice", JsonMapper.shared().writeValueAsString(body))
                .expect(200);
    }

    private static void put(Map<String, Object> body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
