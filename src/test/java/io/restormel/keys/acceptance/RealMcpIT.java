package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.NodeClient;
import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published MCP server 0.2.7 against this one, over stdio, asked by a client that holds every answer against the tool's
 * output schema. The package cannot start as published, since it imports what its own dependency does not export; that one
 * import leads to a file of ours, all else is as published.
 */
@OnServer
class RealMcpIT {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** All that asks the control plane. */
    private static final List<String> TOOLS = List.of(
            "projects.list",
            "project.environments.list",
            "project_models.list",
            "project.gateway_keys.list",
            "project.gateway_keys.create",
            "project.gateway_keys.delete",
            "testing.hub_snapshot",
            "routes.list",
            "routes.create",
            "routes.update",
            "routes.delete",
            "routes.upsert_with_steps",
            "routes.simulate",
            "routing.export",
            "routing.import",
            "routing.explain_chain",
            "policies.list",
            "policies.create",
            "policies.update",
            "policies.delete",
            "fallback_chain.set",
            "entitlements.check",
            "testing.resolve_probe");

    private static NodeClient client;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        client = NodeClient.installed("restormel-mcp");
    }

    @Test
    void every_control_plane_tool_works_with_a_gateway_key_and_answers_by_its_schema() throws Exception {
        var manager = Api.asManager(port);
        try (var project = AcceptanceProject.create(manager)) {
            manager.post(
                            project.path("/models"),
                            Map.of("models", List.of(Map.of("providerType", "openai", "modelId", "gpt-4o"))))
                    .expect(200);
            var key = manager.post(
                            project.path("/keys"),
                            Map.of("label", "mcp", "scopes", List.of("resolve", "usage", "manage")))
                    .expect(201);
            var answer = check(project, key.data().path("rawKey").asString());
            var called = answer.path("called");
            called.forEach(RealMcpIT::print);
            assertThat(called)
                    .allSatisfy(step -> assertThat(step.path("ok").asBoolean())
                            .as(step.toString())
                            .isTrue());
            assertThat(called.valueStream().map(step -> step.path("tool").asString()))
                    .containsAll(TOOLS);
            assertThat(answer.path("known")).hasSize(46);
        }
    }

    private JsonNode check(AcceptanceProject project, String key) throws IOException, InterruptedException {
        var input = Map.of(
                "origin",
                "http://localhost:" + port,
                "projectId",
                project.id(),
                "environmentId",
                project.environmentId(),
                "token",
                key);
        var ran = client.run("check.mjs", MAPPER.writeValueAsString(input));
        assertThat(ran.exit()).as(ran.errors()).isZero();
        return MAPPER.readTree(ran.output());
    }

    /** For whoever reads the build's log: what works, and with what. */
    private static void print(JsonNode step) {
        System.out.printf(
                "MCP %-4s %-28s %s%n",
                step.path("ok").asBoolean() ? "ok" : "FAIL",
                step.path("tool").asString(),
                step.path("detail").asString());
    }
}
