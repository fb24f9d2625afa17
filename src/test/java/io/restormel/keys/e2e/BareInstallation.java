package io.restormel.keys.e2e;

import io.restormel.keys.support.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One project, route, policy, credential and webhook, each as empty as it can be; closing it removes them. */
final class BareInstallation implements AutoCloseable {

    private final Api manager;
    private final Map<String, String> ids = new HashMap<>();

    BareInstallation(Api manager) {
        this.manager = manager;
        var project = create("project", "/projects", Map.of("name", "Checkout"));
        create("route", "/projects/" + project + "/routes", Map.of("name", "interactive"));
        create(
                "policy",
                "/policies",
                Map.of("name", "No retired models", "type", "deprecated_model_block", "ruleDefinition", Map.of()));
        create("credential", "/credentials", Map.of("providerType", "openai", "label", "Production"));
        ids.put(
                "webhook",
                manager.post(
                                "/webhooks",
                                Map.of(
                                        "url",
                                        "https://hooks.example.com/keys",
                                        "event_types",
                                        List.of("credential.removed")))
                        .expect(200)
                        .data()
                        .at("/webhook/id")
                        .asString());
        ids.put("code", "");
    }

    private String create(String what, String path, Map<String, ?> body) {
        var id = manager.post(path, body).expect(201).data().path("id").asString();
        ids.put(what, id);
        return id;
    }

    /** By the names that {@link DashboardPage} gives them. */
    Map<String, String> ids() {
        return Map.copyOf(ids);
    }

    @Override
    public void close() {
        manager.delete("/webhooks?id=" + ids.get("webhook")).expect(200);
        manager.delete("/credentials/" + ids.get("credential")).expect(200);
        manager.delete("/policies/" + ids.get("policy")).expect(200);
        manager.delete("/projects/" + ids.get("project")).expect(200);
    }
}
