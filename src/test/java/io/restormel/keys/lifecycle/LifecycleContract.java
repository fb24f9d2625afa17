package io.restormel.keys.lifecycle;

import static io.restormel.keys.db.Tables.AUDIT_EVENT;
import static io.restormel.keys.db.Tables.MODEL_CHOICE;
import static io.restormel.keys.db.Tables.PROJECT_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bundled catalogue says that gpt-4.1-nano ended in October 2026, and that gpt-5.6-luna comes after it. */
abstract class LifecycleContract {

    @Autowired
    LifecycleWatch watch;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    @Autowired
    WebApplicationContext context;

    private TestWorkspace workspace;
    private Caller admin;
    private UUID project;

    @BeforeEach
    void openProject() {
        workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
        project = callers.as(admin, () -> projects.create("Shop", false)).id();
    }

    private MvcTestResult send(Caller caller, HttpMethod method, String path, String body) {
        return callers.as(caller, () -> {
            var request = MockMvcTester.from(context).method(method).uri("/keys/v1/projects/" + project + path);
            return (body.isEmpty()
                            ? request
                            : request.contentType(MediaType.APPLICATION_JSON).content(body))
                    .exchange();
        });
    }

    private JsonNode json(HttpMethod method, String path, String body) throws Exception {
        var reply = send(admin, method, path, body);
        var text = reply.getResponse().getContentAsString();
        assertThat(reply.getResponse().getStatus()).as(text).isBetween(200, 299);
        return JsonMapper.shared().readTree(text);
    }

    private String route(String... models) throws Exception {
        var id = json(HttpMethod.POST, "/routes", "{\"name\": \"chat\"}")
                .path("data")
                .path("id")
                .asString();
        for (int i = 0; i < models.length; i++) {
            json(HttpMethod.POST, "/routes/" + id + "/steps", """
                    {"orderIndex": %d, "providerPreference": "openai", "modelId": "%s"}""".formatted(i, models[i]));
        }
        json(HttpMethod.POST, "/routes/" + id + "/publish", "{}");
        return id;
    }

    private String resolved() throws Exception {
        return json(HttpMethod.POST, "/resolve", "{}")
                .path("data")
                .path("modelId")
                .asString();
    }

    @Test
    void a_retired_model_is_replaced_where_the_route_lets_it_and_named_where_it_is_used() throws Exception {
        var route = route("gpt-4.1-nano", "gpt-5.5");
        sql.insertInto(MODEL_CHOICE)
                .set(MODEL_CHOICE.ID, UUID.randomUUID())
                .set(MODEL_CHOICE.PROJECT_ID, project)
                .set(MODEL_CHOICE.END_USER_ID, "ada")
                .set(MODEL_CHOICE.ROUTE_KEY, "")
                .set(MODEL_CHOICE.PROVIDER_TYPE, "openai")
                .set(MODEL_CHOICE.MODEL_ID, "gpt-4.1-nano")
                .set(MODEL_CHOICE.REVISION, 1L)
                .set(MODEL_CHOICE.CHOSEN_AT, Instant.now())
                .execute();

        assertThat(resolved()).isEqualTo("gpt-4.1-nano");
        var ending = json(HttpMethod.GET, "/lifecycle", "").path("data");
        assertThat(ending).hasSize(1);
        assertThat(ending.get(0).path("stage").asString()).isEqualTo("retired");
        assertThat(ending.get(0).path("retirementDate").asString()).isEqualTo("2026-10-23");
        assertThat(ending.get(0).path("replacementModelId").asString()).isEqualTo("gpt-5.6-luna");
        assertThat(ending.get(0)
                        .path("uses")
                        .valueStream()
                        .map(use -> use.path("kind").asString()))
                .containsExactly("step", "end_user_choice");
        assertThat(ending.get(0).path("uses").get(0).path("onRetirement").asString())
                .isEqualTo("keep");

        var setting = "/routes/" + route + "/on-retirement";
        assertThat(send(workspace.person(Role.VIEWER), HttpMethod.PUT, setting, "{\"onRetirement\": \"replace\"}"))
                .hasStatus(403);
        assertThat(send(admin, HttpMethod.PUT, setting, "{\"onRetirement\": \"perhaps\"}"))
                .hasStatus(400);
        json(HttpMethod.PUT, setting, "{\"onRetirement\": \"replace\"}");
        assertThat(resolved()).isEqualTo("gpt-5.6-luna");
        assertThat(json(HttpMethod.GET, "/routes/" + route, "").toString())
                .contains("gpt-4.1-nano")
                .doesNotContain("luna");

        json(HttpMethod.PUT, setting, "{\"onRetirement\": \"keep\"}");
        assertThat(resolved()).isEqualTo("gpt-4.1-nano");
        assertThat(actions("route_retirement_set")).hasSize(2);
    }

    @Test
    void the_end_of_a_model_is_told_once() throws Exception {
        route("gpt-4.1-nano");

        watch.look(Map.of(project, workspace.id()));
        watch.look(Map.of(project, workspace.id()));

        assertThat(actions("model_retired")).hasSize(1);
    }

    @Test
    void a_project_is_read_again_when_it_was_changed_and_not_before() throws Exception {
        watch.look();
        sql.insertInto(PROJECT_MODEL)
                .set(PROJECT_MODEL.ID, UUID.randomUUID())
                .set(PROJECT_MODEL.PROJECT_ID, project)
                .set(PROJECT_MODEL.PROVIDER_TYPE, "openai")
                .set(PROJECT_MODEL.MODEL_ID, "gpt-4.1-nano")
                .set(PROJECT_MODEL.KIND, "registry")
                .set(PROJECT_MODEL.ENABLED, true)
                .set(PROJECT_MODEL.CREATED_AT, Instant.now())
                .set(PROJECT_MODEL.UPDATED_AT, Instant.now())
                .execute();

        watch.look();
        assertThat(actions("model_retired")).isEmpty();

        route("gpt-5.5");
        watch.look();
        assertThat(actions("model_retired")).hasSize(1);
    }

    private List<String> actions(String action) {
        return sql.select(AUDIT_EVENT.ACTION)
                .from(AUDIT_EVENT)
                .where(AUDIT_EVENT.WORKSPACE_ID.eq(workspace.id()), AUDIT_EVENT.ACTION.eq(action))
                .fetch(AUDIT_EVENT.ACTION);
    }
}
