package io.restormel.keys.route;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The wire, asked as the published clients ask. */
abstract class RouteApiContract extends RouteTestCase {

    @Autowired
    WebApplicationContext context;

    private @Nullable MockMvc web;

    record Reply(int status, JsonNode body) {
        String error() {
            return body.path("error").stringValue("");
        }

        JsonNode data() {
            return body.path("data");
        }
    }

    @BeforeEach
    void the_web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    private Reply ask(HttpMethod method, String path, @Nullable String body, @Nullable String ifMatch) {
        return as(owner, () -> {
            try {
                var asked = request(method, "/keys/dashboard/api/projects/" + projectId + "/routes" + path)
                        .contentType(MediaType.APPLICATION_JSON);
                if (body != null) {
                    asked.content(body);
                }
                if (ifMatch != null) {
                    asked.header("If-Match", ifMatch);
                }
                var reply = requireNonNull(web).perform(asked).andReturn().getResponse();
                return new Reply(reply.getStatus(), JsonMapper.shared().readTree(reply.getContentAsString()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Reply post(String path, String body) {
        return ask(HttpMethod.POST, path, body, null);
    }

    private Reply patch(String path, String body) {
        return ask(HttpMethod.PATCH, path, body, null);
    }

    private Reply get(String path) {
        return ask(HttpMethod.GET, path, null, null);
    }

    private String create(String name) {
        var made = post("", "{\"environmentId\":\"%s\",\"name\":\"%s\"}".formatted(production, name));
        assertThat(made.status()).isEqualTo(201);
        return "/" + made.data().path("id").stringValue();
    }

    private Reply addStep(String route, int order, String provider, String model) {
        return post(
                route + "/steps",
                "{\"orderIndex\":%d,\"providerPreference\":\"%s\",\"modelId\":\"%s\"}"
                        .formatted(order, provider, model));
    }

    @Test
    void a_client_that_never_publishes_creates_a_route_and_steps_that_are_live() {
        var made = post("", """
                {"environmentId":"%s","name":"chain","routeMode":"fallback_chain","workload":null,"stage":null,
                 "changeSummary":"from a tool"}
                """.formatted(production));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.data().path("isPublished").booleanValue()).isTrue();
        assertThat(made.data().path("version").intValue()).isEqualTo(1);
        assertThat(made.data().path("publishedVersion").intValue()).isEqualTo(1);
        assertThat(made.data().path("createdAt").isIntegralNumber()).isTrue();
        assertThat(made.body().path("route")).isEqualTo(made.data());

        var route = "/" + made.data().path("id").stringValue();
        var step = post(route + "/steps", """
                {"orderIndex":0,"providerPreference":"openai","modelId":"gpt-4o","timeoutMs":12000,
                 "fallbackOn":"error","enabled":true,"label":"first"}
                """);
        assertThat(step.status()).isEqualTo(201);
        assertThat(step.data().path("createdAt").isString()).isTrue();
        assertThat(step.data().path("routeId").stringValue()).isEqualTo(route.substring(1));
        assertThat(get(route).data().path("steps").size()).isEqualTo(1);
        assertThat(get(route + "/primary-model").data().path("modelId").stringValue())
                .isEqualTo("gpt-4o");
        assertThat(post(route + "/validate-binding", "{\"environmentId\":\"%s\"}".formatted(production))
                        .data()
                        .path("ok")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void what_is_missing_or_wrong_in_a_route_is_named() {
        assertThat(post("", "{}").error()).isEqualTo("environmentId and name are required");
        assertThat(post("", "{\"environmentId\":\"%s\",\"name\":\"x\"}".formatted(UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        assertThat(post(
                                "",
                                "{\"environmentId\":\"%s\",\"name\":\"x\",\"stage\":\"ingestion_embedding\"}"
                                        .formatted(production))
                        .status())
                .isEqualTo(400);
        var twice =
                "{\"environmentId\":\"%s\",\"name\":\"x\",\"workload\":\"ingestion\",\"stage\":\"ingestion_embedding\"}"
                        .formatted(production);
        assertThat(post("", twice).status()).isEqualTo(201);
        assertThat(post("", twice).status()).isEqualTo(409);
        assertThat(post("", twice).error()).isEqualTo("ingestion_stage_route_already_exists");
        assertThat(get("/" + UUID.randomUUID()).error()).isEqualTo("route_not_found");
        assertThat(get("?stage=ingestion_embedding").data().size()).isEqualTo(1);
        assertThat(get("?stage=ingestion_relations").data().size()).isZero();
    }

    @Test
    void a_patch_changes_what_it_names_and_nothing_else() {
        var route = create("old");
        patch(route, "{\"description\":\"text\",\"defaultModelId\":\"gpt-4o\"}");
        var patched = patch(route, "{\"name\":\"new\",\"enabled\":false,\"description\":null}");
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.data().path("name").stringValue()).isEqualTo("new");
        assertThat(patched.data().path("enabled").booleanValue()).isFalse();
        assertThat(patched.data().path("description").isNull()).isTrue();
        assertThat(patched.data().path("defaultModelId").stringValue()).isEqualTo("gpt-4o");

        assertThat(patch(route, "{\"revision\":1,\"name\":\"late\"}").error()).isEqualTo("stale_revision");
        assertThat(ask(HttpMethod.PATCH, route, "{\"name\":\"late\"}", "\"1\"").status())
                .isEqualTo(412);
        assertThat(ask(HttpMethod.PATCH, route, "{\"name\":\"in time\"}", "\"3\"")
                        .status())
                .isEqualTo(200);
        assertThat(patch(route, "{\"nmae\":\"x\"}").status()).isEqualTo(400);
        assertThat(patch(route, "{\"primaryModel\":\"gpt-4o-mini\"}")
                        .body()
                        .at("/route/defaultModelId")
                        .stringValue())
                .isEqualTo("gpt-4o-mini");
    }

    @Test
    void steps_are_added_changed_and_removed_and_their_mistakes_named() {
        var route = create("steps");
        var first = addStep(route, 0, "openai", "gpt-4o").data().path("id").stringValue();
        assertThat(addStep(route, 0, "openai", "gpt-4o").error()).isEqualTo("duplicate_order_index");
        assertThat(addStep(route, 0, "openai", "gpt-4o").status()).isEqualTo(409);
        var foreign = addStep(route, 1, "acme", "gpt-4o");
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.error()).isEqualTo("route_step_provider_not_allowed");
        assertThat(foreign.body().path("allowed").isArray()).isTrue();
        for (var wrong : new String[] {
            "{\"providerPreference\":\"openai\"}",
            "{\"orderIndex\":1,\"fallbackOn\":\"sometimes\"}",
            "{\"orderIndex\":1,\"timeoutMs\":0}",
            "{\"orderIndex\":1,\"timeoutMs\":600001}",
            "{\"orderIndex\":1,\"modelPool\":{\"version\":1,\"selectionStrategy\":\"x\",\"members\":[]}}",
            "{\"orderIndex\":1,\"modelPool\":{\"version\":1,\"selectionStrategy\":\"first_eligible\",\"members\":[]}}",
            "{\"orderIndex\":1,\"providerPreference\":\"openai\",\"modelId\":\"nope\"}",
            "{\"orderIndex\":1,\"notes\":\"a\\u0000b\"}",
            "{\"orderIndex\":1,\"conditionBlock\":{\"a\":\"\\u0000\"}}",
            "{\"orderIndex\":1,\"label\":\"" + "x".repeat(121) + "\"}",
        }) {
            var refused = post(route + "/steps", wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.error()).as(wrong).isEqualTo("invalid_step_schema");
            assertThat(refused.body().path("detail").isString()).as(wrong).isTrue();
        }
        var pool = patch(route + "/steps/" + first, """
                {"modelPool":{"version":1,"selectionStrategy":"weighted_random",
                 "members":[{"providerPreference":"Vertex","modelId":"gemini-2.5-pro","weight":2},{"modelId":"gpt-4o"}]}}
                """);
        assertThat(pool.data().at("/modelPool/members/0/providerPreference").stringValue())
                .isEqualTo("google");
        assertThat(pool.data().at("/modelPool/version").intValue()).isEqualTo(1);
        assertThat(pool.data().path("modelId").stringValue()).isEqualTo("gpt-4o");
        assertThat(ask(HttpMethod.DELETE, route + "/steps/" + first, null, null)
                        .body()
                        .path("ok")
                        .booleanValue())
                .isTrue();
        assertThat(get(route + "/steps").data().size()).isZero();
        assertThat(patch(route + "/steps/" + first, "{}").status()).isEqualTo(404);
    }

    @Test
    void publish_edit_and_roll_back() {
        var route = create("versions");
        var refused = ask(HttpMethod.POST, route + "/publish", null, null);
        assertThat(refused.error()).isEqualTo("publish_validation_failed");
        assertThat(refused.body().at("/errors/0/field").stringValue()).isEqualTo("steps");

        var step = addStep(route, 0, "openai", "gpt-4o").data().path("id").stringValue();
        var published = ask(HttpMethod.POST, route + "/publish", null, null);
        assertThat(published.data().path("publishedVersion").intValue()).isEqualTo(2);
        patch(route + "/steps/" + step, "{\"modelId\":\"gpt-4o-mini\"}");
        assertThat(get(route).data().path("hasUnpublishedChanges").booleanValue())
                .isTrue();
        assertThat(get(route).data().path("version").intValue()).isEqualTo(2);

        var back = post(route + "/rollback", "{}");
        assertThat(back.data().path("restoredSteps").intValue()).isEqualTo(1);
        assertThat(back.data().path("rolledBackToVersion").intValue()).isEqualTo(1);
        assertThat(get(route + "/steps").data().at("/0/modelId").stringValue()).isEqualTo("gpt-4o");
        assertThat(post(route + "/rollback", "{\"toVersion\":99}").error()).isEqualTo("rollback_target_not_found");

        var history = get(route + "/history?limit=2").data();
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.at("/0/action").stringValue()).isEqualTo("rollback");
        assertThat(history.at("/0/stepsSnapshot/0/modelId").stringValue()).isEqualTo("gpt-4o");
        assertThat(get(route + "/history?limit=0").status()).isEqualTo(400);
    }

    @Test
    void a_binding_is_checked_with_its_reasons() {
        var route = create("bound");
        patch(route, "{\"workload\":\"ingestion\",\"stage\":\"ingestion_embedding\"}");
        var wrong = post(
                "/bound/validate-binding",
                "{\"environmentId\":\"%s\",\"workload\":\"ingestion\",\"stage\":\"ingestion_relations\"}"
                        .formatted(development));
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.data().path("ok").booleanValue()).isFalse();
        assertThat(wrong.data().path("reasons").valueStream().map(JsonNode::stringValue))
                .containsExactly("environment_mismatch", "stage_mismatch");
        assertThat(post(
                                "/bound/validate-binding",
                                "{\"environmentId\":\"%s\",\"workload\":\"ingestion\",\"stage\":null}"
                                        .formatted(production))
                        .data()
                        .at("/reasons/0")
                        .stringValue())
                .isEqualTo("expected_shared_route_null_stage");
        assertThat(post("/nobody/validate-binding", "{\"environmentId\":\"%s\"}".formatted(production))
                        .data()
                        .at("/reasons/0")
                        .stringValue())
                .isEqualTo("route_not_found");
    }

    @Test
    void a_route_is_deleted_with_a_json_reply() {
        var route = create("gone");
        assertThat(ask(HttpMethod.DELETE, route, null, null).body().path("ok").booleanValue())
                .isTrue();
        assertThat(get(route).status()).isEqualTo(404);
    }

    @Test
    void a_route_of_models_alone_is_created_in_the_default_environment() {
        var made =
                post("", "{\"name\":\"mcp\",\"primaryModel\":\"gpt-4o\",\"fallbackModels\":[\"claude-sonnet-4-5\"]}");

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        var route = made.body().path("route");
        assertThat(route.path("environmentId").stringValue()).isEqualTo(production.toString());
        assertThat(route.path("primaryModel").stringValue()).isEqualTo("gpt-4o");
        var id = "/" + route.path("id").stringValue();
        var steps = get(id + "/steps").data();
        assertThat(steps.get(1).path("providerPreference").stringValue()).isEqualTo("anthropic");
        var first = steps.get(0).path("id").stringValue();

        var chained = patch(
                id + "/fallback-chain", "{\"primaryModel\":\"claude-sonnet-4-5\",\"fallbackModels\":[\"gpt-4o\"]}");
        assertThat(chained.body().path("route").path("fallbackModels").get(0).stringValue())
                .isEqualTo("gpt-4o");
        assertThat(get(id + "/steps").data().get(1).path("id").stringValue()).isEqualTo(first);
        assertThat(patch(id + "/fallback-chain", "{\"primaryModel\":\"no-such-model\"}")
                        .error())
                .isEqualTo("invalid_request");
    }

    @Test
    void the_graph_is_read_and_replaced_as_a_whole() {
        var route = create("graph");
        var first = addStep(route, 0, "openai", "gpt-4o").data().path("id").stringValue();
        var second = addStep(route, 1, "anthropic", "claude-sonnet-4-5")
                .data()
                .path("id")
                .stringValue();

        var put = ask(
                HttpMethod.PUT,
                route + "/graph",
                "{\"edges\":[{\"fromStepId\":\"%s\",\"toStepId\":\"%s\",\"label\":\"then\"},{\"fromStepId\":\"%s\"}],\"entryStepId\":\"%s\",\"flowLayout\":{\"x\":1}}"
                        .formatted(second, first, first, second),
                null);

        assertThat(put.status()).as(put.body().toString()).isEqualTo(200);
        var graph = get(route + "/graph").data();
        assertThat(graph.path("edges")).hasSize(1);
        assertThat(graph.path("edges").get(0).path("fromStepId").stringValue()).isEqualTo(second);
        assertThat(graph.path("entryStepId").stringValue()).isEqualTo(second);
        assertThat(graph.path("flowLayout").path("x").intValue()).isEqualTo(1);
        assertThat(ask(
                                HttpMethod.PUT,
                                route + "/graph",
                                "{\"edges\":[{\"fromStepId\":\"%s\",\"toStepId\":\"%s\"}]}".formatted(first, first),
                                null)
                        .error())
                .isEqualTo("edge_self_loop");
        assertThat(ask(
                                HttpMethod.PUT,
                                route + "/graph",
                                "{\"edges\":[{\"fromStepId\":\"%s\",\"toStepId\":\"%s\"}]}"
                                        .formatted(first, UUID.randomUUID()),
                                null)
                        .error())
                .isEqualTo("edge_step_not_in_route");
    }

    @Test
    void what_was_exported_is_imported_as_a_copy_or_in_place() {
        var route = create("original");
        var first = addStep(route, 0, "openai", "gpt-4o").data().path("id").stringValue();
        var second = addStep(route, 1, "anthropic", "claude-sonnet-4-5")
                .data()
                .path("id")
                .stringValue();
        ask(
                HttpMethod.PUT,
                route + "/graph",
                "{\"edges\":[{\"fromStepId\":\"%s\",\"toStepId\":\"%s\"}],\"entryStepId\":\"%s\"}"
                        .formatted(second, first, second),
                null);
        var bundle = get(route + "/export").data();
        assertThat(bundle.propertyNames())
                .containsExactlyInAnyOrder("schemaVersion", "exportedAt", "projectId", "route", "steps");
        assertThat(ask(HttpMethod.DELETE, route + "/steps/" + first, null, null).status())
                .isEqualTo(200);

        var replaced =
                post("/import", "{\"bundle\":%s,\"replaceRouteId\":\"%s\"}".formatted(bundle, route.substring(1)));
        var copied = post("/import", "{\"bundle\":%s}".formatted(bundle));
        var mismatch = post(
                "/import",
                "{\"bundle\":%s,\"replaceRouteId\":\"%s\"}"
                        .formatted(bundle, create("other").substring(1)));

        assertThat(replaced.status()).as(replaced.body().toString()).isEqualTo(200);
        assertThat(replaced.data().path("steps")).hasSize(2);
        assertThat(copied.status()).as(copied.body().toString()).isEqualTo(201);
        var copy = "/" + copied.data().path("route").path("id").stringValue();
        assertThat(copy).isNotEqualTo(route);
        var graph = get(copy + "/graph").data();
        assertThat(graph.path("edges").get(0).path("fromStepId")).isEqualTo(graph.path("entryStepId"));
        assertThat(graph.path("entryStepId").stringValue()).isNotEqualTo(second);
        assertThat(mismatch.error()).isEqualTo("bundle_route_id_mismatch_replace_target");
        assertThat(post("/import", "{\"bundle\":7}").error()).isEqualTo("invalid_request");
    }
}
