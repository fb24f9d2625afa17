package io.restormel.keys.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.project.ProjectService;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP interface of policies, without the filters that find out who calls. */
abstract class PolicyApiContract {

    private static final String POLICIES = "/keys/dashboard/api/policies";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private PolicyFixture here;
    private MockMvc web;

    @BeforeEach
    void workspace() {
        here = new PolicyFixture(sql, callers, projects);
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    private record Reply(int status, JsonNode body) {
        String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    @Test
    void a_published_version_can_be_compared_with_and_gone_back_to() {
        var created = owner(
                post(POLICIES),
                "{\"name\":\"Two\",\"type\":\"model_denylist\",\"ruleDefinition\":{\"modelIds\":[\"gpt-4o\"]}}");
        var one = POLICIES + "/" + created.text("/data/id");
        owner(patch(one), "{\"status\":\"paused\"}");

        var first = owner(post(one + "/publish"), "{\"summary\":\"Go\"}");
        assertThat(first.status()).as(first.body().toString()).isEqualTo(200);
        assertThat(first.text("/data/policy/status")).isEqualTo("active");
        assertThat(first.body().at("/data/publishedVersion").intValue()).isOne();
        owner(patch(one), "{\"name\":\"Both\",\"ruleDefinition\":{\"modelIds\":[\"gpt-4o\",\"o3\"]}}");

        var diff = owner(post(one + "/diff"), "{\"fromVersion\":1}");
        assertThat(diff.text("/data/changes/0/field")).isEqualTo("name");
        assertThat(diff.text("/data/changes/0/to")).isEqualTo("Both");
        assertThat(diff.text("/data/changes/1/to/modelIds/1")).isEqualTo("o3");
        assertThat(diff.body().at("/data/toVersion").isNull()).isTrue();

        var back = owner(post(one + "/rollback"), "{\"toVersion\":1}");
        assertThat(back.text("/data/policy/name")).isEqualTo("Two");
        assertThat(back.body().at("/data/publishedVersion").intValue()).isEqualTo(2);
        assertThat(owner(post(one + "/diff"), "{\"fromVersion\":1,\"toVersion\":2}")
                        .body()
                        .at("/data/changes"))
                .isEmpty();
        var history = owner(get(one + "/history"), "");
        assertThat(history.text("/data/0/action")).isEqualTo("rollback");
        assertThat(history.body().at("/data/0/metadata/restoredFrom").intValue())
                .isOne();
        assertThat(history.text("/data/1/summary")).isEqualTo("Go");

        assertThat(owner(post(one + "/rollback"), "{\"toVersion\":9}").status()).isEqualTo(404);
        assertThat(owner(post(one + "/rollback"), "{}").status()).isEqualTo(400);
        assertThat(owner(delete(one), "").status()).isEqualTo(200);
        assertThat(owner(get(one + "/history"), "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys/dashboard/api/policies", "/keys/v1/policies"})
    void a_policy_lives_its_life(String path) {
        var created = owner(
                post(path),
                "{\"name\":\" Only GPT \",\"type\":\"model_allowlist\",\"ruleDefinition\":{\"modelIds\":[\"gpt-4o\"]}}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/data/name")).isEqualTo("Only GPT");
        assertThat(created.text("/data/status")).isEqualTo("active");
        assertThat(created.text("/data/ruleDefinition/modelIds/0")).isEqualTo("gpt-4o");
        assertThat(created.text("/data/workspaceId")).isEqualTo(here.workspaceId.toString());

        var one = path + "/" + created.text("/data/id");
        var changed = owner(patch(one), "{\"status\":\"paused\",\"revision\":1,\"changeSummary\":\"Incident\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/data/status")).isEqualTo("paused");
        assertThat(changed.text("/data/ruleDefinition/modelIds/0")).isEqualTo("gpt-4o");
        assertThat(owner(get(one), "").body()).isEqualTo(changed.body());
        assertThat(owner(get(path), "").body().path("data")).hasSize(1);

        var stale = owner(patch(one), "{\"name\":\"Late\",\"revision\":1}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("/error")).isEqualTo("stale_revision");

        assertThat(owner(delete(one), "").body().path("ok").booleanValue()).isTrue();
        assertThat(owner(get(one), "").status()).isEqualTo(404);
    }

    @Test
    void a_type_may_change_when_the_stored_list_suits_it() {
        var one = POLICIES + "/" + create();

        assertThat(owner(patch(one), "{\"type\":\"model_denylist\"}").text("/data/ruleDefinition/modelIds/0"))
                .isEqualTo("gpt-4o");
        var refused = owner(patch(one), "{\"type\":\"provider_denylist\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/field")).isEqualTo("ruleDefinition.modelIds");
    }

    @Test
    void bindings_come_and_go_and_conflicts_are_told_apart() {
        var shop = here.project("Shop");
        var route = here.route(shop, "checkout");
        var step = here.step(route, 0);
        var path = POLICIES + "/" + create() + "/bindings";

        var bound = owner(post(path), target("route", route));
        assertThat(bound.status()).isEqualTo(201);
        assertThat(bound.text("/data/targetType")).isEqualTo("route");
        assertThat(bound.text("/data/targetId")).isEqualTo(route.toString());

        var twice = owner(post(path), target("route", route));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text("/error")).isEqualTo("binding_exists");
        var overlap = owner(post(path), target("route_step", step));
        assertThat(overlap.status()).isEqualTo(409);
        assertThat(overlap.text("/error")).isEqualTo("binding_overlap");
        var missing = owner(post(path), target("environment", UUID.randomUUID()));
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text("/error")).isEqualTo("target_not_found");

        assertThat(owner(get(path), "").body().path("data")).hasSize(1);
        var gone = owner(delete(path + "/" + bound.text("/data/id")), "");
        assertThat(gone.body().path("ok").booleanValue()).isTrue();
        assertThat(owner(delete(path + "/" + bound.text("/data/id")), "").status())
                .isEqualTo(404);
        assertThat(owner(get(path), "").body().path("data")).isEmpty();
    }

    @Test
    void a_refused_body_names_its_field() {
        assertThat(field(owner(post(POLICIES), "{\"type\":\"model_allowlist\"}")))
                .isEqualTo("name");
        assertThat(field(owner(post(POLICIES), "{\"name\":\"x\"}"))).isEqualTo("type");
        assertThat(field(owner(post(POLICIES), "{\"name\":\"x\",\"type\":\"token_cap\"}")))
                .isEqualTo("ruleDefinition.limit");
        assertThat(field(owner(patch(POLICIES + "/" + create()), "{\"status\":\"off\"}")))
                .isEqualTo("status");
        var path = POLICIES + "/" + create() + "/bindings";
        assertThat(field(owner(post(path), "{\"targetType\":\"model\",\"targetId\":\"x\"}")))
                .isEqualTo("targetType");
        assertThat(field(owner(post(path), "{\"targetType\":\"route\"}"))).isEqualTo("targetId");

        var type = owner(post(POLICIES), "{\"name\":\"x\",\"type\":\"privacy_constraint\"}");
        assertThat(type.text("/error")).isEqualTo("invalid_policy_type");
        assertThat(type.body().path("allowed")).hasSize(PolicyRules.TYPES.size());
    }

    @Test
    void a_gateway_key_reads_its_share_and_gets_401_on_every_write() {
        var shop = here.project("Shop");
        var key = here.keyOf(shop);
        var mine = create();
        var other = create();
        owner(post(POLICIES + "/" + mine + "/bindings"), target("project", shop.id()));

        assertThat(call(key, get(POLICIES), "").body().path("data")).hasSize(1);
        assertThat(call(key, get(POLICIES + "/" + mine), "").status()).isEqualTo(200);
        assertThat(call(key, get(POLICIES + "/" + other), "").status()).isEqualTo(404);
        assertThat(call(key, post(POLICIES), "{}").status()).isEqualTo(401);
        assertThat(call(key, patch(POLICIES + "/" + mine), "{}").status()).isEqualTo(401);
        assertThat(call(key, delete(POLICIES + "/" + mine), "").status()).isEqualTo(401);
        assertThat(call(key, post(POLICIES + "/" + mine + "/bindings"), "{}").status())
                .isEqualTo(401);
    }

    private String create() {
        return owner(
                        post(POLICIES),
                        "{\"name\":\"Only GPT\",\"type\":\"model_allowlist\",\"ruleDefinition\":{\"modelIds\":[\"gpt-4o\"]}}")
                .text("/data/id");
    }

    private static String target(String type, UUID id) {
        return "{\"targetType\":\"" + type + "\",\"targetId\":\"" + id + "\"}";
    }

    private static String field(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        return reply.text("/field");
    }

    private Reply owner(MockHttpServletRequestBuilder request, String body) {
        return call(here.owner, request, body);
    }

    private Reply call(Caller caller, MockHttpServletRequestBuilder request, String body) {
        return callers.as(caller, () -> {
            try {
                var response = web.perform(
                                request.contentType(MediaType.APPLICATION_JSON).content(body))
                        .andReturn()
                        .getResponse();
                return new Reply(response.getStatus(), JsonMapper.shared().readTree(response.getContentAsString()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
