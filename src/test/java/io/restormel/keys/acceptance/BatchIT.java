package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@OnServer
class BatchIT {

    @LocalServerPort
    private int port;

    private AcceptanceProject project;
    private String route;

    @BeforeEach
    void a_project() {
        project = AcceptanceProject.create(Api.asManager(port));
        route = project.route("interactive", "openai/gpt-4o", "anthropic/claude-sonnet-4");
    }

    @AfterEach
    void the_project_goes() {
        project.close();
    }

    @ParameterizedTest
    @CsvSource({"environmentId,unknown_environment", "routeId,no_route"})
    void no_model_passes_the_policies_of_a_place_that_is_not_there(String field, String code) {
        var reply = project.client().post("/policies/evaluate", Map.of("modelId", "gpt-4o", field, "nowhere"));

        assertThat(reply.expect(404).error()).isEqualTo(code);
    }

    @Test
    void each_request_of_a_batch_is_answered_as_resolve_answers_it_and_is_recorded() {
        var data = resolve(List.of(
                        Map.of("routeId", route, "traceId", "one"),
                        Map.of("routeId", "nowhere"),
                        Map.of(
                                "routeId",
                                route,
                                "attemptNumber",
                                1,
                                "previousFailure",
                                Map.of("selectedOrderIndex", 0))))
                .expect(200)
                .data();

        assertThat(data.size()).isEqualTo(3);
        var first = data.get(0).path("body").path("data");
        var alone = project.resolve(Map.of("routeId", route, "traceId", "one")).expect(200);
        assertThat(first.propertyNames()).isEqualTo(alone.data().propertyNames());
        assertThat(first.path("modelId")).isEqualTo(alone.data().path("modelId"));
        assertThat(first.path("traceId").asString()).isEqualTo("one");
        assertThat(data.get(1).path("status").asInt()).isEqualTo(404);
        assertThat(data.get(1).path("body").path("error").asString()).isEqualTo("no_route");
        assertThat(data.get(2).path("body").path("data").path("modelId").asString())
                .isEqualTo("claude-sonnet-4");
        await().untilAsserted(() -> assertThat(Api.asManager(port)
                        .get("/request-logs?projectId=" + project.id())
                        .expect(200)
                        .data()
                        .size())
                .isEqualTo(4));
    }

    @Test
    void a_batch_with_a_malformed_request_decides_none() {
        refused(
                resolve(List.of(Map.of("routeId", route), Map.of("routeId", "x".repeat(501)))),
                "requests[1].routeId must have at most 500 characters");
        refused(resolve(List.of(Map.of("routeId", 7))), "requests[0].routeId has the wrong type");
        refused(resolve(List.of()), "requests must have 1 to 100 entries");
        resolve(Collections.nCopies(101, Map.of("routeId", route))).expect(400);
        assertThat(Api.asManager(port)
                        .get("/request-logs?projectId=" + project.id())
                        .expect(200)
                        .data()
                        .size())
                .isZero();
    }

    @Test
    void models_are_evaluated_together() {
        project.bind(
                        project.policy("provider_denylist", Map.of("providerTypes", List.of("mistral"))),
                        "project",
                        project.id())
                .expect(201);

        var data = project.client()
                .post(
                        "/policies/evaluate/batch",
                        Map.of(
                                "environmentId",
                                "production",
                                "models",
                                List.of(
                                        Map.of("providerType", "mistral", "modelId", "mistral-large"),
                                        Map.of("providerType", "openai", "modelId", "gpt-4o"))))
                .expect(200)
                .data();

        assertThat(data.get(0).path("allowed").asBoolean()).isFalse();
        assertThat(data.get(0).path("modelId").asString()).isEqualTo("mistral-large");
        assertThat(data.get(0).path("violations").size()).isEqualTo(1);
        assertThat(data.get(1).path("allowed").asBoolean()).isTrue();
        refused(
                project.client().post("/policies/evaluate/batch", Map.of("models", List.of())),
                "models must have 1 to 1000 entries");
    }

    private static void refused(Api.Reply reply, String message) {
        assertThat(reply.expect(400).error()).isEqualTo("invalid_request");
        assertThat(reply.json().path("message").asString()).isEqualTo(message);
    }

    private Api.Reply resolve(List<?> requests) {
        return project.client().post(project.path("/resolve/batch"), Map.of("requests", requests));
    }
}
