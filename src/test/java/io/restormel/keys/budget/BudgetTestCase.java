package io.restormel.keys.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A project with a route and limits, over the API: gpt-4o costs 2.50 US dollars a million input tokens and 10 a million
 * output tokens.
 */
abstract class BudgetTestCase {

    static final BigDecimal A_CALL = new BigDecimal("0.0125");

    @Autowired
    BudgetWriter writer;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    @Autowired
    WebApplicationContext context;

    UUID project;
    Caller admin;
    Caller host;
    private String route;

    @BeforeEach
    void a_route() {
        var workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
        project = callers.as(admin, () -> projects.create("Shop", false)).id();
        host = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project, null);
        var environment = callers.as(admin, () -> projects.environments(project))
                .getFirst()
                .id();
        route = post(admin, "/projects/" + project + "/routes", Map.of("name", "chat", "environmentId", environment))
                .path("id")
                .asString();
        step(0, "gpt-4o");
    }

    /** Its id. */
    String step(int order, String model) {
        return post(
                        admin,
                        "/projects/" + project + "/routes/" + route + "/steps",
                        Map.of("orderIndex", order, "providerPreference", "openai", "modelId", model))
                .path("id")
                .asString();
    }

    record Answer(int status, JsonNode json) {}

    Answer call(Caller caller, HttpMethod method, String path, @Nullable Object body) {
        var result = callers.as(
                caller,
                () -> MockMvcTester.from(context)
                        .method(method)
                        .uri("/keys/v1" + path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body == null ? "" : JsonMapper.shared().writeValueAsString(body))
                        .exchange());
        try {
            return new Answer(
                    result.getResponse().getStatus(),
                    JsonMapper.shared().readTree(result.getResponse().getContentAsString()));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode post(Caller caller, String path, Object body) {
        var answer = call(caller, HttpMethod.POST, path, body);
        assertThat(answer.status()).as(answer.json().toString()).isBetween(200, 202);
        return answer.json().path("data");
    }

    String limit(String type, Map<String, ?> rule, String targetType, String targetId) {
        var policy = post(admin, "/policies", Map.of("name", "Cap", "type", type, "ruleDefinition", rule))
                .path("id")
                .asString();
        post(admin, "/policies/" + policy + "/bindings", Map.of("targetType", targetType, "targetId", targetId));
        return policy;
    }

    String limit(String type, Map<String, ?> rule) {
        return limit(type, rule, "project", project.toString());
    }

    /** Estimated at 1,000 tokens in and 1,000 out: 0.0125 dollars. */
    Answer resolve(@Nullable String endUser) {
        var body = new HashMap<String, Object>(Map.of(
                "routeId",
                "chat",
                "environmentId",
                "development",
                "estimatedInputTokens",
                1000,
                "estimatedOutputTokens",
                1000));
        if (endUser != null) {
            body.put("endUserId", endUser);
        }
        return call(host, HttpMethod.POST, "/projects/" + project + "/resolve", body);
    }

    Answer resolve() {
        return resolve(null);
    }

    void report(@Nullable String decision, int outputTokens) {
        var body = new HashMap<String, Object>(Map.of(
                "eventId",
                UUID.randomUUID().toString(),
                "status",
                "succeeded",
                "providerType",
                "openai",
                "modelId",
                "gpt-4o",
                "inputTokens",
                1000,
                "outputTokens",
                outputTokens));
        if (decision != null) {
            body.put("decisionId", decision);
        }
        post(host, "/projects/" + project + "/usage", body);
    }

    static String decision(Answer resolved) {
        assertThat(resolved.status()).as(resolved.json().toString()).isEqualTo(200);
        return resolved.json().at("/data/requestId").asString();
    }

    JsonNode budget() {
        writer.flush();
        var answer = call(admin, HttpMethod.GET, "/projects/" + project + "/budgets", null);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        assertThat(answer.json().path("data")).hasSize(1);
        return answer.json().path("data").path(0);
    }

    static BigDecimal number(JsonNode budget, String field) {
        return budget.path(field).decimalValue();
    }
}
