package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the original's clients ask about a project and its routes, by Gateway Key. */
@OnServer
class ProjectInsightIT {

    private static final String OPENAI = "openai/gpt-4o";
    private static final String CLAUDE = "anthropic/claude-sonnet-4";

    @LocalServerPort
    private int port;

    private AcceptanceProject project;

    @BeforeEach
    void a_project() {
        project = AcceptanceProject.create(Api.asManager(port));
    }

    @AfterEach
    void the_project_goes() {
        project.close();
    }

    private JsonNode get(String path) {
        return project.client().get(project.path(path)).expect(200).data();
    }

    private void withoutMistral() {
        var policy = project.policy("provider_denylist", Map.of("providerTypes", List.of("mistral")));
        project.bind(policy, "project", project.id()).expect(201);
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString()).toList();
    }

    @Test
    void a_project_is_not_ready_until_it_has_a_route_that_can_serve() {
        var empty = get("/readiness");
        assertThat(empty.path("status").asString()).isEqualTo("fail");
        assertThat(texts(empty.path("issues"), "code")).contains("no_routes", "no_project_policy_binding");

        project.route("interactive", OPENAI);
        withoutMistral();

        var ready = get("/readiness");
        assertThat(ready.path("status").asString()).isNotEqualTo("fail");
        assertThat(texts(ready.path("issues"), "code")).doesNotContain("no_routes", "no_project_policy_binding");
        assertThat(ready.at("/summary/routeStepCount").intValue()).isOne();
    }

    @Test
    void coverage_tells_which_kinds_of_requests_have_a_route_where() {
        project.route("interactive", OPENAI);

        var coverage = get("/route-coverage");

        var here = coverage.path("environments")
                .valueStream()
                .filter(each -> each.path("environmentId").asString().equals(project.environmentId()))
                .findFirst()
                .orElseThrow();
        assertThat(here.path("coveragePct").decimalValue()).isEqualByComparingTo("100");
        assertThat(coverage.path("environments")
                        .valueStream()
                        .filter(each -> each != here)
                        .map(each -> each.path("coveragePct").intValue()))
                .containsOnly(0);
    }

    @Test
    void a_route_is_explained_with_the_policies_that_reach_it() {
        var route = project.route("interactive", OPENAI, CLAUDE);
        withoutMistral();

        var explained = get("/routes/" + route + "/explain-chain?includePolicyRuleJson=true&includeCatalogHints=true");

        assertThat(explained.propertyNames())
                .containsExactlyInAnyOrder(
                        "contractVersion",
                        "projectId",
                        "routeId",
                        "environmentId",
                        "route",
                        "steps",
                        "policies",
                        "narrative");
        assertThat(explained.at("/steps/enabledCount").intValue()).isEqualTo(2);
        assertThat(texts(explained.path("policies"), "ruleSummary"))
                .containsExactly("allows none of the providers mistral");
        assertThat(explained.at("/policies/0/ruleDefinition/providerTypes/0").asString())
                .isEqualTo("mistral");
        assertThat(explained.path("narrative").toString()).contains("First comes gpt-4o at openai");
    }

    @Test
    void a_route_is_explained_with_what_was_reported_of_its_models() {
        var route = project.route("interactive", OPENAI, "mistral/mistral-embed");
        var path = "/routes/" + route + "/explain-chain";
        var reported = Map.of("providerId", "mistral", "providerModelId", "mistral-embed", "signal", "retired");
        project.client().post("/catalog/observations", reported).expect(200);

        var hints = get(path + "?includeCatalogHints=true").path("catalogCrowdHints");

        assertThat(texts(hints, "catalogProviderId")).containsExactly("mistral");
        assertThat(hints.at("/0/retiredReportCount").intValue()).isPositive();
        assertThat(hints.at("/0/stepId")).isEqualTo(get(path).at("/steps/ordered/1/stepId"));
        assertThat(get(path).has("catalogCrowdHints")).isFalse();
    }

    @Test
    void advice_is_given_only_where_something_is_missing() {
        var alone = project.route("alone", OPENAI);
        var good = project.route("good", OPENAI, CLAUDE);

        assertThat(texts(advice(alone), "id")).containsExactly("add_steps");
        assertThat(advice(good)).isEmpty();
    }

    private JsonNode advice(String route) {
        return project.client()
                .post(project.path("/routes/" + route + "/recommend"), Map.of())
                .expect(200)
                .data()
                .path("recommendations");
    }

    @Test
    void the_words_the_steps_and_the_providers_are_listed() {
        project.route("interactive", OPENAI);

        assertThat(get("/routing-capabilities").path("stages")).hasSize(7);
        assertThat(get("/switch-criteria-enums").path("onFailureKinds").toString())
                .contains("quota_exceeded");
        assertThat(texts(get("/route-steps"), "routeName")).containsExactly("interactive");
        assertThat(get("/providers/health").path("status").asString()).isIn("ok", "empty");
    }

    @Test
    void a_probe_leads_to_a_model_and_hosted_execution_is_not_offered() {
        var route = project.route("primary", OPENAI);
        var probe = Map.of("logicalRef", "ref:restormel-keys:llm/primary");

        var found = project.client().post("/v1/testing/resolve-model", probe).expect(200);
        assertThat(found.data().path("modelId").asString()).isEqualTo("gpt-4o");
        project.client()
                .post("/v1/testing/resolve-model", Map.of("logicalRef", "primary"))
                .expect(400);
        new Api(port, "").post("/v1/testing/resolve-model", probe).expect(401);
        assertThat(project.client()
                        .post(project.path("/routes/" + route + "/runtime/invoke"), Map.of())
                        .expect(501)
                        .error())
                .isEqualTo("module_disabled");
    }

    @Test
    void the_workspace_is_summed_up_for_those_who_may_see_it() {
        var report = Api.asManager(port).get("/embed/healthcheck").expect(200).json();

        assertThat(texts(report.path("projects"), "id")).contains(project.id());
        assertThat(report.at("/models/total").intValue()).isGreaterThan(100);
        project.client().get("/embed/healthcheck").expect(403);
    }

    @Test
    void a_key_that_the_host_keeps_is_ready_and_one_that_was_never_verified_says_so() {
        var manager = Api.asManager(port);
        var kept = credential(manager, Map.of("providerType", "xai"));
        var sealed = credential(manager, Map.of("providerType", "xai", "secret", "never-asked-0123456789"));
        try {
            var ofHost = health(kept);
            assertThat(ofHost.path("status").asString()).isEqualTo("ready");
            assertThat(ofHost.path("reason").asString()).contains("host keeps the key");
            assertThat(ofHost.path("recommendedActions")).isEmpty();
            assertThat(ofHost.path("degradedReason").isNull()).isTrue();
            assertThat(report(manager, kept)).isEqualTo("held_by_host");

            var pending = health(sealed);
            assertThat(pending.path("status").asString()).isEqualTo("degraded");
            assertThat(pending.path("confidence").asString()).isEqualTo("low");
            assertThat(pending.path("evidence")).isEmpty();
            assertThat(report(manager, sealed)).isEqualTo("pending");
        } finally {
            manager.delete("/credentials/" + kept).expect(200);
            manager.delete("/credentials/" + sealed).expect(200);
        }
    }

    private static String credential(Api manager, Map<String, String> body) {
        return manager.post("/credentials", body).expect(201).data().path("id").asString();
    }

    private JsonNode health(String credential) {
        return get("/providers/health")
                .path("providers")
                .valueStream()
                .filter(each -> each.path("providerIntegrationId").asString().equals(credential))
                .findFirst()
                .orElseThrow();
    }

    private static String report(Api manager, String credential) {
        return manager.get("/embed/healthcheck")
                .expect(200)
                .json()
                .path("integrations")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(credential))
                .findFirst()
                .orElseThrow()
                .path("status")
                .asString();
    }
}
