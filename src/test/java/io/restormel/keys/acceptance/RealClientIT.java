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
 * The published npm client against this server: a host application needs no change but the base URL.
 *
 * <p>Is skipped without Node and the package; see {@link NodeClient}.
 */
@OnServer
class RealClientIT {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static NodeClient client;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        client = NodeClient.installed("restormel-keys");
    }

    @Test
    void every_call_of_the_published_client_works_and_every_guard_knows_its_case() throws Exception {
        try (var project = AcceptanceProject.create(Api.asManager(port))) {
            int reported = deprecatedReports();
            var answers = check(project, routes(project));
            checkResolves(answers.path("resolves"));
            checkGuards(answers.path("resolves"));
            checkPolicies(answers);
            checkCatalog(answers.path("catalog"));
            checkObservations(answers, reported);
        }
    }

    @Test
    void the_guard_for_a_limit_that_is_reached_knows_its_case() throws Exception {
        var manager = Api.asManager(port);
        try (var project = AcceptanceProject.create(manager);
                var _ = RequestLimit.of(manager, project, 0)) {
            var input = Map.of(
                    "baseUrl", "http://localhost:" + port,
                    "projectId", project.id(),
                    "environmentId", project.environmentId(),
                    "token", project.key(),
                    "routeId", project.route("served", "openai/gpt-4o-mini"));
            var ran = client.run("limit.mjs", MAPPER.writeValueAsString(input));
            assertThat(ran.exit()).as(ran.errors()).isZero();
            checkRefusal(MAPPER.readTree(ran.output()), 402, "usage_limit_reached", "isUsageLimitReached");
        }
    }

    private static Map<String, String> routes(AcceptanceProject project) {
        var served = project.route("served", "google/gemini-2.5-pro", "openai/gpt-4o-mini");
        var off = project.route("off", "openai/gpt-4o-mini");
        project.change(off, Map.of("enabled", false));
        var unpublished = project.route("unpublished", "openai/gpt-4o-mini");
        project.change(unpublished, Map.of("version", 2, "publishedVersion", 1));
        project.denying("gpt-4o", "project", project.id());
        return Map.of(
                "served",
                served,
                "by name",
                "served",
                "blocked",
                project.route("blocked", "openai/gpt-4o"),
                "unknown",
                "no-such-route",
                "unpublished",
                unpublished,
                "off",
                off,
                "empty",
                project.route("empty"),
                "incomplete",
                project.route("incomplete", ""));
    }

    private JsonNode check(AcceptanceProject project, Map<String, String> routes) throws Exception {
        var input = Map.of(
                "baseUrl", "http://localhost:" + port + "/",
                "projectId", project.id(),
                "environmentId", project.environmentId(),
                "token", project.key(),
                "routes", routes);
        var ran = client.run("check.mjs", MAPPER.writeValueAsString(input));
        assertThat(ran.exit()).as(ran.errors()).isZero();
        return MAPPER.readTree(ran.output());
    }

    private static void checkResolves(JsonNode resolves) {
        for (var name : List.of("served", "by name")) {
            var result = resolves.path(name).path("result");
            assertThat(result.path("ok").asBoolean()).as(result.toString()).isTrue();
            assertThat(result.at("/data/providerType").asString()).isEqualTo("vertex");
            assertThat(result.at("/data/modelId").asString()).isEqualTo("gemini-2.5-pro");
            assertThat(result.at("/data/stepChain")).hasSize(2);
            assertThat(resolves.path(name).path("guards")).isEmpty();
        }
        var retried = resolves.path("retried").path("result").path("data");
        assertThat(retried.path("modelId").asString()).isEqualTo("gpt-4o-mini");
        assertThat(retried.path("switchReasonCode").asString()).isEqualTo("timeout");
        assertThat(retried.path("estimatedCostUsd").isNumber()).isTrue();
    }

    private static void checkGuards(JsonNode resolves) {
        checkRefusal(resolves.path("blocked"), 403, "policy_blocked", "isPolicyBlocked");
        assertThat(resolves.at("/blocked/result/violations/0/type").asString()).isEqualTo("model_denylist");
        checkRefusal(resolves.path("unknown"), 404, "no_route", "isNoRoute");
        checkRefusal(resolves.path("unpublished"), 409, "route_unpublished", "isRouteUnpublished");
        checkRefusal(resolves.path("off"), 403, "route_disabled", "isRouteDisabled");
        checkRefusal(resolves.path("empty"), 422, "no_key_available", "isNoKeyAvailable");
        checkRefusal(resolves.path("incomplete"), 422, "resolve_incomplete", "isResolveIncomplete");
        checkRefusal(resolves.path("unauthorized"), 401, "unauthorized", "isUnauthorizedResolve");
    }

    private static void checkRefusal(JsonNode answer, int status, String error, String guard) {
        var result = answer.path("result");
        assertThat(result.path("ok").asBoolean(true)).isFalse();
        assertThat(result.path("status").asInt()).as(result.toString()).isEqualTo(status);
        assertThat(result.path("error").asString()).isEqualTo(error);
        assertThat(result.path("message").asString()).isNotEmpty();
        assertThat(answer.path("guards").valueStream().map(JsonNode::asString)).containsExactly(guard);
    }

    private static void checkPolicies(JsonNode answers) {
        assertThat(answers.at("/binding/ok").asBoolean())
                .as(answers.path("binding").toString())
                .isTrue();
        assertThat(answers.path("binding").toString()).contains("\"reasons\":[]");
        assertThat(answers.path("wrongBinding").toString()).contains("workload_mismatch");
        assertThat(answers.at("/allowed/allowed").asBoolean()).isTrue();
        assertThat(answers.at("/denied/allowed").asBoolean(true)).isFalse();
        assertThat(answers.at("/denied/violations/0/type").asString()).isEqualTo("model_denylist");
        assertThat(answers.at("/evaluateElsewhere/status").asInt()).isEqualTo(403);
        assertThat(answers.at("/allowedModels/0/modelId").asString()).isEqualTo("gpt-4o-mini");
        assertThat(answers.path("allowedModels")).hasSize(1);
        assertThat(answers.path("modelStatuses").valueStream().map(JsonNode::asString))
                .containsExactly("blocked_by_policy", "allowed");
    }

    private static void checkCatalog(JsonNode catalog) {
        assertThat(catalog.path("source").asString()).isEqualTo("restormel");
        assertThat(catalog.path("models").asInt()).isPositive();
        assertThat(catalog.at("/paging/count").asInt())
                .isEqualTo(catalog.path("models").asInt());
        assertThat(catalog.path("viableModels").asInt()).isPositive();
        assertThat(catalog.path("viableProviders").asInt()).isPositive();
    }

    /** Of a model that no other test reports. */
    private int deprecatedReports() {
        return Api.asManager(port)
                .get("/catalog?includeUnhealthy=1")
                .expect(200)
                .data()
                .valueStream()
                .flatMap(model -> model.path("variants").valueStream())
                .filter(variant -> variant.path("id").asString().equals("openai:gpt-4o-mini"))
                .findFirst()
                .orElseThrow()
                .path("crowdObservations")
                .path("deprecatedReportCount")
                .asInt(0);
    }

    private void checkObservations(JsonNode answers, int reportedBefore) {
        assertThat(answers.path("observed").toString())
                .isEqualTo("{\"ok\":true,\"providerId\":\"openai\",\"providerModelId\":\"gpt-4o-mini\","
                        + "\"signal\":\"deprecated\"}");
        assertThat(deprecatedReports() - reportedBefore)
                .as("reported twice by one key")
                .isOne();
        assertThat(answers.at("/unknownObserved/status").asInt()).isEqualTo(400);
        assertThat(answers.at("/unknownObserved/error").asString()).isEqualTo("unknown_provider_model");
    }
}
