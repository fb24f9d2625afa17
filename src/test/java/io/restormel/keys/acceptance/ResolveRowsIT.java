package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.Api.Reply;
import io.restormel.keys.support.OnServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Resolve, and the configuration behind it, as a client sees them; {@code docs/compatibility.md} lists the rows. */
@OnServer
class ResolveRowsIT {

    private static final String OPENAI = "openai/gpt-4o";
    private static final String CLAUDE = "anthropic/claude-sonnet-4";
    private static final String GOOGLE = "google/gemini-2.5-pro";

    @LocalServerPort
    private int port;

    private AcceptanceProject project;

    @BeforeEach
    void a_project() {
        project = AcceptanceProject.create(manager());
    }

    @AfterEach
    void the_project_goes() {
        project.close();
    }

    private Api manager() {
        return Api.asManager(port);
    }

    @Test
    void row_1_without_a_credential_the_caller_is_unauthorized() {
        for (var nobody : List.of(new Api(port, ""), new Api(port, "rk_nobodyhasthiskey"))) {
            checkRefused(nobody.post(project.path("/resolve"), Map.of()), 401, "unauthorized");
        }
    }

    @Test
    void row_2_a_key_of_another_project_is_unauthorized() {
        try (var other = AcceptanceProject.create(manager())) {
            checkRefused(other.client().post(project.path("/resolve"), Map.of()), 401, "unauthorized");
        }
    }

    @Test
    void row_3_malformed_json_is_invalid() {
        checkRefused(project.client().send("POST", project.path("/resolve"), "{\"routeId\":"), 400, "Invalid JSON");
    }

    @Test
    void row_4_without_an_environment_the_default_one_answers() {
        project.route("interactive", OPENAI);
        manager()
                .patch(project.path(""), Map.of("defaultEnvironmentId", project.environmentId()))
                .expect(200);
        var reply = project.resolve(Map.of("routeId", "interactive")).expect(200);
        assertThat(reply.data().at("/route/environmentId").asString()).isEqualTo(project.environmentId());
    }

    @Test
    void rows_5_and_6_a_route_that_is_unknown_or_elsewhere_is_no_route() {
        var route = project.route("interactive", OPENAI);
        checkRefused(project.resolve(UUID.randomUUID().toString()), 404, "no_route");
        var elsewhere = project.resolve(Map.of("environmentId", "development", "routeId", route));
        checkRefused(elsewhere, 404, "no_route");
    }

    @Test
    void row_7_a_disabled_route_is_refused_by_id_and_skipped_by_discovery() {
        project.route(Map.of("name", "serves", "workload", "chat"), OPENAI);
        var disabled = project.route(Map.of("name", "off", "workload", "chat"), CLAUDE);
        project.change(disabled, Map.of("enabled", false));

        var refused = project.resolve(disabled);
        checkRefused(refused, 403, "route_disabled");
        assertThat(refused.json().path("routeId").asString()).isEqualTo(disabled);
        assertThat(discovered("chat")).isEqualTo("serves");
    }

    @Test
    void row_8_an_unpublished_version_is_refused_by_id_and_skipped_by_discovery() {
        project.route(Map.of("name", "serves", "workload", "chat"), OPENAI);
        var ahead = project.route(Map.of("name", "ahead", "workload", "chat"), CLAUDE);
        project.change(ahead, Map.of("version", 3, "publishedVersion", 2));

        checkRefused(project.resolve(ahead), 409, "route_unpublished");
        assertThat(discovered("chat")).isEqualTo("serves");
    }

    private String discovered(String workload) {
        return project.resolve(Map.of("environmentId", project.environmentId(), "workload", workload))
                .expect(200)
                .data()
                .path("routeName")
                .asString();
    }

    @Test
    void row_9_a_route_is_found_by_its_name_on_both_prefixes() {
        var route = project.route("interactive", OPENAI);
        for (var prefix : List.of("/keys/dashboard/api", "/keys/v1")) {
            var reply = project.client()
                    .post(
                            prefix + project.path("/resolve"),
                            Map.of("environmentId", project.environmentId(), "routeId", "interactive"))
                    .expect(200);
            assertThat(reply.data().path("routeId").asString()).isEqualTo(route);
        }
    }

    @Test
    void rows_11_and_12_a_step_that_is_off_or_blocked_gives_way_to_the_next() {
        var route = project.route("interactive");
        var first = project.step(route, 0, OPENAI);
        project.step(route, 1, CLAUDE);
        manager()
                .patch(project.path("/routes/" + route + "/steps/" + first), Map.of("enabled", false))
                .expect(200);
        assertSelected(project.resolve(route), 1, "claude-sonnet-4");

        manager()
                .patch(project.path("/routes/" + route + "/steps/" + first), Map.of("enabled", true))
                .expect(200);
        assertSelected(project.resolve(route), 0, "gpt-4o");

        project.denying("gpt-4o", "route_step", first);
        assertSelected(project.resolve(route), 1, "claude-sonnet-4");
    }

    @Test
    void row_13_when_all_is_blocked_each_violation_is_told_once() {
        var route = project.route("interactive", OPENAI, OPENAI);
        project.denying("gpt-4o", "environment", project.environmentId());
        var reply = project.resolve(route);
        checkRefused(reply, 403, "policy_blocked");
        assertThat(reply.json().path("violations")).hasSize(1);
        assertThat(reply.json().at("/violations/0/type").asString()).isEqualTo("model_denylist");
    }

    @Test
    void row_14_a_route_without_an_enabled_step_has_no_key_available() {
        checkRefused(project.resolve(project.route("empty")), 422, "no_key_available");
    }

    @Test
    void row_15_a_step_without_a_model_is_incomplete_and_says_so_to_users() {
        var reply = project.resolve(project.route("incomplete", ""));
        checkRefused(reply, 422, "resolve_incomplete");
        assertThat(reply.json().path("userMessage").asString()).isNotEmpty();
    }

    @Test
    void rows_16_17_and_18_a_retry_goes_on_after_the_step_that_failed() {
        var route = project.route("interactive");
        var first = project.step(route, 0, OPENAI);
        var last = project.step(route, 1, CLAUDE);

        var next = retry(route, first);
        assertSelected(next, 1, "claude-sonnet-4");
        assertThat(next.data().path("switchReasonCode").asString()).isEqualTo("timeout");
        checkRefused(retry(route, last), 422, "no_key_available");
        assertSelected(retry(route, UUID.randomUUID().toString()), 0, "gpt-4o");
    }

    private Reply retry(String route, String failedStep) {
        return project.resolve(Map.of(
                "environmentId",
                project.environmentId(),
                "routeId",
                route,
                "attemptNumber",
                1,
                "failureKind",
                "timeout",
                "previousFailure",
                Map.of("selectedStepId", failedStep)));
    }

    @Test
    void row_19_google_answers_as_vertex_and_evaluate_takes_it_back() {
        var reply = project.resolve(project.route("interactive", GOOGLE)).expect(200);
        assertThat(reply.data().path("providerType").asString()).isEqualTo("vertex");

        var policy = project.policy("provider_allowlist", Map.of("providerTypes", List.of("google")));
        project.bind(policy, "project", project.id()).expect(201);
        assertThat(allowed(Map.of("providerType", "vertex"))).isTrue();
        assertThat(allowed(Map.of("providerType", "openai"))).isFalse();
    }

    @Test
    void row_22_a_pool_passes_over_its_blocked_member_and_tells_which_serves() {
        var route = project.route("pooled");
        var members = List.of(member("openai", "gpt-4o"), member("anthropic", "claude-sonnet-4"));
        manager()
                .post(
                        project.path("/routes/" + route + "/steps"),
                        Map.of("orderIndex", 0, "modelPool", Map.of("version", 1, "members", members)))
                .expect(201);
        project.denying("gpt-4o", "project", project.id());
        var data = project.resolve(route).expect(200).data();
        assertThat(data.path("modelId").asString()).isEqualTo("claude-sonnet-4");
        assertThat(data.path("selectedPoolMemberIndex").asInt()).isEqualTo(1);
        assertThat(data.path("explanation").asString()).contains("poolMember=1");
    }

    private static Map<String, String> member(String provider, String model) {
        return Map.of("providerPreference", provider, "modelId", model);
    }

    @Test
    void rows_23_and_24_an_empty_allow_list_and_a_missing_model_deny_nothing() {
        var empty = project.policy("model_allowlist", Map.of("modelIds", List.of()));
        project.bind(empty, "project", project.id()).expect(201);
        assertThat(allowed(Map.of("modelId", "gpt-4o"))).isTrue();

        project.denying("gpt-4o", "project", project.id());
        assertThat(allowed(Map.of("modelId", "gpt-4o"))).isFalse();
        assertThat(allowed(Map.of("providerType", "openai"))).isTrue();
    }

    private boolean allowed(Map<String, ?> request) {
        var reply = project.client().post("/policies/evaluate", request).expect(200);
        assertThat(reply.data().path("allowed").isBoolean()).isTrue();
        return reply.data().path("allowed").booleanValue();
    }

    @Test
    void row_25_evaluate_answers_only_for_the_project_of_the_key() {
        var foreign = project.client()
                .post(
                        "/policies/evaluate",
                        Map.of("projectId", UUID.randomUUID().toString()));
        checkRefused(foreign, 403, "projectId must match your Gateway Key project");
        assertThat(manager().post("/policies/evaluate", Map.of()).status()).isEqualTo(403);
        assertThat(new Api(port, "").post("/policies/evaluate", Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void row_26_a_policy_is_bound_once_and_to_a_route_or_its_steps() {
        var route = project.route("interactive");
        var step = project.step(route, 0, OPENAI);
        var policy = project.denying("gpt-4", "route", route);
        checkRefused(project.bind(policy, "route", route), 409, "binding_exists");
        checkRefused(project.bind(policy, "route_step", step), 409, "binding_overlap");
    }

    @Test
    void row_27_a_route_without_steps_is_not_published_and_the_reason_is_told() {
        var route = project.route("empty");
        var reply = manager().post(project.path("/routes/" + route + "/publish"), Map.of());
        checkRefused(reply, 400, "publish_validation_failed");
        assertThat(reply.json().at("/errors/0/field").asString()).isEqualTo("steps");
        assertThat(reply.json().at("/errors/0/message").asString()).isNotEmpty();
    }

    @Test
    void row_28_after_publish_and_edit_a_rollback_brings_the_old_steps_back() {
        var route = project.route("interactive");
        var step = project.step(route, 0, OPENAI);
        var path = project.path("/routes/" + route);
        int first = publish(path);

        manager()
                .patch(path + "/steps/" + step, Map.of("providerPreference", "anthropic", "modelId", "claude-sonnet-4"))
                .expect(200);
        assertSelected(project.resolve(route), 0, "gpt-4o");
        int second = publish(path);
        assertThat(second).isGreaterThan(first);
        assertSelected(project.resolve(route), 0, "claude-sonnet-4");

        var back =
                manager().post(path + "/rollback", Map.of("toVersion", first)).expect(200);
        assertThat(back.data().path("rolledBackToVersion").asInt()).isEqualTo(first);
        assertThat(back.data().path("restoredSteps").asInt()).isEqualTo(1);
        assertSelected(project.resolve(route), 0, "gpt-4o");
        var now = manager().get(path).expect(200).data();
        assertThat(now.path("version").asInt())
                .isEqualTo(now.path("publishedVersion").asInt());
    }

    private int publish(String route) {
        return manager()
                .post(route + "/publish", Map.of())
                .expect(200)
                .data()
                .path("publishedVersion")
                .asInt();
    }

    @Test
    void row_29_simulate_answers_in_the_closed_shape() {
        var route = project.route("interactive", OPENAI, GOOGLE);
        var data = project.client()
                .post(project.path("/routes/" + route + "/simulate"), Map.of("environmentId", project.environmentId()))
                .expect(200)
                .data();
        assertThat(data.propertyNames())
                .contains("perStepEstimates", "stepDiagnostics", "wouldRun", "switchOutcomePreview")
                .doesNotContain("requestId", "snapshotId", "passedOver", "selectedPoolMemberIndex");
        assertThat(data.path("decisionMetadata").propertyNames()).doesNotContain("selectedPoolMemberIndex");
    }

    @Test
    void row_30_the_catalogue_is_public_and_echoes_its_paging() {
        var page =
                new Api(port, "").get("/catalog?limit=3&offset=1").expect(200).json();
        assertThat(page.at("/paging/limit").asInt()).isEqualTo(3);
        assertThat(page.at("/paging/offset").asInt()).isEqualTo(1);
        assertThat(page.at("/paging/count").asInt()).isEqualTo(3);
        assertThat(page.path("data")).hasSize(3);
        assertThat(page.path("providers")).isNotEmpty();
    }

    @Test
    void row_31_a_key_is_shown_once_works_and_stops_when_deleted() {
        project.route("interactive", OPENAI);
        var created = manager()
                .post(project.path("/keys"), Map.of("label", "CI"))
                .expect(201)
                .data();
        var raw = created.path("rawKey").asString();
        assertThat(raw).startsWith("rk_");
        assertThat(manager().get(project.path("/keys")).expect(200).raw().body())
                .doesNotContain(raw);

        var request = Map.of("environmentId", "production", "routeId", "interactive");
        manager().as(raw).post(project.path("/resolve"), request).expect(200);
        var keyId = created.path("keyId").asString();
        manager()
                .send("DELETE", project.path("/keys"), "{\"keyId\":\"" + keyId + "\"}")
                .expect(200);
        checkRefused(manager().as(raw).post(project.path("/resolve"), request), 401, "unauthorized");
    }

    @Test
    void row_32_a_key_is_no_label() {
        checkRefused(manager().post(project.path("/keys"), Map.of("label", "rk_abc")), 400, "invalid_label");
    }

    @Test
    void row_33_a_workspace_s_requests_of_the_month_are_used_up() {
        project.route("interactive", OPENAI);
        try (var _ = RequestLimit.of(manager(), project, 0)) {
            var refused = project.resolve("interactive");
            checkRefused(refused, 402, "usage_limit_reached");
            assertThat(refused.json().path("detail").asString()).isNotEmpty();
            assertThat(refused.data().path("limit").asLong()).isZero();
            assertThat(refused.data().path("used").isNumber()).isTrue();

            var batch = project.client()
                    .post(project.path("/resolve/batch"), Map.of("requests", List.of(Map.of("routeId", "interactive"))))
                    .expect(200);
            assertThat(batch.data().get(0).path("status").asInt()).isEqualTo(402);
            await().untilAsserted(() -> assertThat(manager()
                            .get("/request-logs?status=usage_limit_reached&projectId=" + project.id())
                            .expect(200)
                            .data())
                    .hasSizeGreaterThanOrEqualTo(2));
        }
        project.resolve("interactive").expect(200);
    }

    private static void checkRefused(Reply reply, int status, String error) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(error);
        assertThat(reply.json().path("message").asString()).isNotEmpty();
    }

    private static void assertSelected(Reply reply, int orderIndex, String model) {
        var data = reply.expect(200).data();
        assertThat(List.<Object>of(
                        data.path("selectedOrderIndex").asInt(),
                        data.path("modelId").asString()))
                .isEqualTo(List.<Object>of(orderIndex, model));
    }
}
