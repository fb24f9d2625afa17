package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request tells of itself, what is kept of that, and what a change of conditions is foretold to do. */
@OnServer
class ConditionsOverHttpIT {

    private static final String SECRET = "sk-proj-" + "A1b2C3d4".repeat(6);

    @LocalServerPort
    private int port;

    private Api manager;
    private AcceptanceProject project;
    private String route;
    private String first;

    @BeforeEach
    void a_project() {
        manager = Api.asManager(port);
        project = AcceptanceProject.create(manager);
        route = project.route(Map.of("name", "chat"));
        first = project.step(route, 0, "openai/gpt-4o");
        project.step(route, 1, "openai/gpt-4o-mini");
        manager.post(project.path("/routes/" + route + "/publish"), Map.of()).expect(200);
    }

    @AfterEach
    void the_project_goes() {
        project.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'tags':{'team':7}} | tags.team",
                "{'tags':[]} | tags",
                "{'tags':{'team':'LONG'}} | tags.team",
                "{'headers':{'x':'a\\u0000'}} | headers.x",
                "{'needs':['flight']} | needs",
                "{'needs':'vision'} | needs",
                "{'maxCostUsd':-1} | maxCostUsd",
                "{'maxCostUsd':'1'} | maxCostUsd",
                "{'constraints':{'maxCost':-1}} | constraints.maxCost",
                "{'constraints':{'latency':'LONG'}} | constraints.latency",
                "{'endUserPlan':'LONG'} | endUserPlan",
                "{'maxOutputTokens':-1} | maxOutputTokens",
            })
    void a_request_out_of_bounds_is_refused_by_the_name_of_its_field(String body, String field) {
        var json = body.replace('\'', '"').replace("LONG", "x".repeat(201));
        for (var path : List.of("/resolve", "/routes/" + route + "/simulate")) {
            var refused =
                    project.client().send("POST", project.path(path), json).expect(400);
            assertThat(refused.json().path("field").asString()).isEqualTo(field);
        }
        var batch = project.client().send("POST", project.path("/resolve/batch"), "{\"requests\":[{}," + json + "]}");
        assertThat(batch.expect(400).json().path("field").asString()).isEqualTo("requests[1]." + field);
    }

    @Test
    void seventeen_tags_are_too_many() {
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < 17; i++) {
            tags.put("tag" + i, "x");
        }
        assertThat(resolve(Map.of("tags", tags))
                        .expect(400)
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("tags");
    }

    @Test
    void what_is_recorded_has_tags_and_plan_but_no_header_value_and_no_key() {
        var id = resolve(Map.of(
                        "tags", Map.of("team", "search", "pasted", SECRET),
                        "headers", Map.of("X-Api-Key", SECRET, "x-region", "eu-secret-place"),
                        "endUserPlan", "pro",
                        "needs", List.of("tools"),
                        "maxOutputTokens", 300))
                .expect(200)
                .data()
                .path("requestId")
                .asString();
        var recorded = new ArrayList<JsonNode>();
        await().untilAsserted(() -> {
            recorded.clear();
            manager.get("/request-logs?projectId=" + project.id())
                    .data()
                    .valueStream()
                    .filter(each -> each.path("id").asString().equals(id))
                    .forEach(recorded::add);
            assertThat(recorded).hasSize(1);
        });
        var text = recorded.getFirst().toString();
        assertThat(text)
                .contains("\"team\":\"search\"", "\"endUserPlan\":\"pro\"", "[\"x-api-key\",\"x-region\"]")
                .doesNotContain(SECRET, "eu-secret-place");
    }

    @Test
    void a_condition_with_a_mistake_is_refused_with_the_path_to_it() {
        var refused = manager.patch(
                        project.path("/routes/" + route + "/steps/" + first),
                        Map.of("conditionBlock", Map.of("any", List.of(Map.of("percentage", 101)))))
                .expect(400);
        assertThat(refused.error()).isEqualTo("invalid_step_schema");
        assertThat(refused.json().path("field").asString()).isEqualTo("conditionBlock");
        assertThat(refused.json().path("detail").asString())
                .contains(".any[0].percentage must be a number from 0 to 100");
    }

    @Test
    void what_a_draft_is_foretold_to_do_is_what_it_does_once_it_is_published() {
        var requests = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 60; i++) {
            requests.add(Map.of(
                    "endUserId",
                    "user-" + i,
                    "task",
                    i % 3 == 0 ? "chat" : "batch",
                    "tags",
                    Map.of("priority", String.valueOf(i)),
                    "estimatedInputTokens",
                    100 * i));
        }
        var before = models(requests);
        await().until(() -> manager.get("/request-logs?limit=500&projectId=" + project.id())
                        .data()
                        .size()
                == requests.size());
        var conditions = Map.of(
                "any",
                List.of(Map.of("percentage", 40), Map.of("attribute", "task", "operator", "eq", "value", "chat")),
                "maxCostUsd",
                0.05);
        manager.patch(project.path("/routes/" + route + "/steps/" + first), Map.of("conditionBlock", conditions))
                .expect(200);
        var foretold = whatIf();
        manager.post(project.path("/routes/" + route + "/publish"), Map.of()).expect(200);
        var after = models(requests);

        Map<String, Integer> changes = new TreeMap<>();
        for (int i = 0; i < requests.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changes.merge(before.get(i) + " to " + after.get(i), 1, Integer::sum);
            }
        }
        Map<String, Integer> predicted = new TreeMap<>();
        foretold.path("changes")
                .forEach(each -> predicted.put(
                        each.at("/from/modelId").asString() + " to "
                                + each.at("/to/modelId").asString(),
                        each.path("count").asInt()));
        assertThat(foretold.path("decisions").asInt()).isEqualTo(requests.size());
        assertThat(foretold.path("drifted").asInt()).isZero();
        assertThat(predicted).isEqualTo(changes).isNotEmpty();
        assertThat(Set.copyOf(after)).hasSize(2);
    }

    private JsonNode whatIf() {
        var runs = project.path("/what-if");
        var id = manager.post(runs, Map.of("routeId", route))
                .expect(202)
                .data()
                .path("id")
                .asString();
        await().until(() ->
                manager.get(runs + "/" + id).data().path("state").asString().equals("done"));
        return manager.get(runs + "/" + id).data().path("result");
    }

    private List<String> models(List<Map<String, Object>> requests) {
        return requests.stream()
                .map(request ->
                        resolve(request).expect(200).data().path("modelId").asString())
                .toList();
    }

    private Api.Reply resolve(Map<String, Object> request) {
        Map<String, Object> body = new HashMap<>(request);
        body.put("environmentId", project.environmentId());
        body.put("routeId", route);
        return project.client()
                .send("POST", project.path("/resolve"), JsonMapper.shared().writeValueAsString(body));
    }
}
