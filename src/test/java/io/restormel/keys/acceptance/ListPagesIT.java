package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OnServer
class ListPagesIT {

    @LocalServerPort
    private int port;

    private AcceptanceProject project;
    private Api manager;
    private String route;

    @BeforeEach
    void a_project_with_several_of_each() {
        manager = Api.asManager(port);
        project = AcceptanceProject.create(manager);
        route = project.route("one", "openai/gpt-4o", "anthropic/claude-sonnet-4", "openai/gpt-4o-mini");
        project.route("two", "openai/gpt-4o");
        manager.post(project.path("/keys"), Map.of()).expect(201);
        manager.post(project.path("/environments"), Map.of("name", "Staging", "type", "staging"))
                .expect(201);
    }

    @AfterEach
    void the_project_goes() {
        project.close();
    }

    private List<JsonNode> pages(String path, int limit) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            var page = manager.get(path + "?limit=" + limit + cursor).expect(200);
            assertThat(page.data().size()).isBetween(0, limit);
            page.data().forEach(all::add);
            var next = page.json().path("nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/environments", "/keys", "/routes", "/routes/ROUTE/steps"})
    void the_pages_of_a_list_are_the_list(String path) {
        path = project.path(path.replace("ROUTE", route));
        var whole = manager.get(path).expect(200);

        assertThat(whole.data().size()).isGreaterThan(1);
        assertThat(whole.json().has("nextCursor")).isFalse();
        assertThat(pages(path, 1)).containsExactlyElementsOf(whole.data());
        assertThat(pages(path, 500)).containsExactlyElementsOf(whole.data());
    }

    @Test
    void what_comes_between_two_pages_is_neither_told_twice_nor_pushes_anything_out() {
        var path = project.path("/keys");
        var before = manager.get(path).data();
        var first = manager.get(path + "?limit=1");
        var cursor = first.json().path("nextCursor").asString();
        manager.post(path, Map.of()).expect(201);

        var rest = manager.get(path + "?limit=500&cursor=" + cursor).expect(200).data();
        assertThat(rest).hasSize(before.size() - 1);
        assertThat(rest.get(0)).isEqualTo(before.get(1));
    }

    @Test
    void deleting_each_page_before_the_next_is_asked_for_leaves_nothing_out() {
        var path = project.path("/keys");
        for (int i = 0; i < 4; i++) {
            manager.post(path, Map.of("label", "x")).expect(201);
        }
        int before = manager.get(path).data().size();
        int told = 0;
        String cursor = "";
        do {
            var page = manager.get(path + "?limit=2" + cursor).expect(200);
            told += page.data().size();
            page.data()
                    .forEach(key -> manager.send(
                                    "DELETE",
                                    path,
                                    "{\"keyId\":\"" + key.path("id").asString() + "\"}")
                            .expect(200));
            var next = page.json().path("nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        assertThat(told).isEqualTo(before);
    }

    @Test
    void a_limit_or_cursor_that_is_none_is_named() {
        for (var wrong : List.of("limit=0", "limit=501", "limit=x", "limit=1&cursor=x", "limit=1&cursor=%20")) {
            var reply = manager.get(project.path("/routes?" + wrong)).expect(400);
            assertThat(reply.json().path("field").asString())
                    .as(wrong)
                    .isEqualTo(wrong.contains("cursor") ? "cursor" : "limit");
        }
    }

    private String webhook() {
        return manager.post("/webhooks", Map.of("url", "https://hooks.example.com/" + project.id()))
                .expect(200)
                .data()
                .at("/webhook/id")
                .asString();
    }

    @Test
    void logs_name_a_limit_that_is_none_too() {
        var webhook = webhook();
        for (var log : List.of(
                "/audit", "/request-logs", "/webhooks/" + webhook + "/deliveries", project.path("/circuits/events"))) {
            for (var wrong : List.of("0", "-1", "501", "x", "")) {
                var reply = manager.get(log + "?limit=" + wrong).expect(400);
                assertThat(reply.json().path("field").asString())
                        .as(log + wrong)
                        .isEqualTo("limit");
            }
            manager.get(log + "?limit=500").expect(200);
            manager.get(log + "?cursor=").expect(200);
        }
        for (var wrong : List.of("limit=0", "offset=-1")) {
            manager.get("/usage-aggregates?" + wrong).expect(400);
        }
        manager.delete("/webhooks?id=" + webhook).expect(200);
    }

    @Test
    void a_log_s_cursor_needs_no_limit_and_is_no_other_s() {
        var first = manager.get("/audit?limit=1").expect(200);
        var cursor = "?cursor=" + first.json().path("nextCursor").asString();

        assertThat(manager.get("/keys/v1/audit" + cursor).expect(200).data())
                .isNotEmpty()
                .doesNotContain(first.data().get(0));
        for (var other : List.of("/request-logs", project.path("/circuits/events"))) {
            var refused = manager.get(other + cursor).expect(400);
            assertThat(refused.json().path("field").asString()).isEqualTo("cursor");
        }
        manager.get("/audit?cursor=1").expect(400);
    }

    @Test
    void a_content_type_that_is_none_is_refused() {
        manager.send("POST", "/keys/v1/projects", "{}", Map.of("Content-Type", "*/*"))
                .expect(415);
    }

    @Test
    void a_query_that_is_no_text_is_refused() {
        assertThat(manager.get(project.path("/routes?limit=1&cursor=%F0"))
                        .expect(400)
                        .error())
                .isEqualTo("invalid_request");
    }

    @Test
    void the_catalogue_keeps_pages_of_its_own() {
        assertThat(manager.get("/catalog?limit=1000").expect(200).json().has("nextCursor"))
                .isFalse();
        assertThat(manager.get("/models?limit=2&offset=2").expect(200).json().has("nextCursor"))
                .isFalse();
    }

    @Test
    void a_cursor_belongs_to_its_list_and_needs_no_limit() {
        var path = project.path("/routes");
        var first = manager.get(path + "?limit=1").expect(200);
        var cursor = "cursor=" + first.json().path("nextCursor").asString();

        var rest = manager.get(path + "?" + cursor).expect(200);
        assertThat(rest.data().size()).isEqualTo(1);
        assertThat(rest.data().get(0).path("id"))
                .isNotEqualTo(first.data().get(0).path("id"));
        var elsewhere = manager.get(project.path("/keys") + "?" + cursor).expect(400);
        assertThat(elsewhere.json().path("field").asString()).isEqualTo("cursor");
    }

    @Test
    void a_history_goes_on_before_its_last_version() {
        var path = project.path("/routes/" + route);
        manager.patch(path, Map.of("name", "other")).expect(200);
        manager.post(path + "/publish", Map.of()).expect(200);
        var newest = manager.get(path + "/history?limit=1").expect(200).data();

        var older = manager.get(
                        path + "/history?before=" + newest.at("/0/version").asInt())
                .expect(200)
                .data();

        assertThat(newest.size()).isEqualTo(1);
        assertThat(older.size()).isPositive();
        assertThat(older.valueStream().map(each -> each.path("version").asInt()))
                .allMatch(version -> version < newest.at("/0/version").asInt());
    }
}
