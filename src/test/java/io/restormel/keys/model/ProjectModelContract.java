package io.restormel.keys.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.audit.AuditFilter;
import io.restormel.keys.audit.AuditService;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.NewPolicy;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A project's list of models, as clients of the original keep it. */
abstract class ProjectModelContract {

    private static final String PRIMARY = "ref:restormel-keys:llm/primary";
    private static final String GPT = """
            {"models": [{"providerType": "openai", "modelId": "gpt-4o"}]}""";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProjectService projects;

    @Autowired
    PolicyService policies;

    @Autowired
    BindingService bindings;

    @Autowired
    AuditService audit;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private MockMvc web;
    private Caller owner;
    private Caller editor;
    private Caller.GatewayKey key;
    private UUID project;
    private String path = "";

    record Reply(int status, JsonNode body) {
        JsonNode data() {
            assertThat(status).as(body.toString()).isEqualTo(200);
            return body.path("data");
        }

        List<String> names() {
            return data().valueStream()
                    .map(row -> row.path("providerType").asString() + "/"
                            + row.path("modelId").asString())
                    .toList();
        }
    }

    @BeforeEach
    void a_project() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        var workspace = TestWorkspace.create(sql);
        owner = workspace.person(Role.OWNER);
        editor = workspace.person(Role.EDITOR);
        project = callers.as(owner, () -> projects.create("Shop", false)).id();
        key = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project, null);
        path = "/keys/v1/projects/" + project + "/models";
    }

    private Reply ask(Caller who, String method, String at, String body) {
        return callers.as(who, () -> {
            try {
                var reply = web.perform(request(HttpMethod.valueOf(method), at)
                                .contentType("application/json")
                                .content(body))
                        .andReturn()
                        .getResponse();
                var text = reply.getContentAsString(StandardCharsets.UTF_8);
                return new Reply(reply.getStatus(), JsonMapper.shared().readTree(text.isEmpty() ? "null" : text));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Reply get() {
        return ask(key, "GET", path, "");
    }

    private Reply post(String body) {
        return ask(editor, "POST", path, body);
    }

    private Reply put(String body) {
        return ask(editor, "PUT", path, body);
    }

    private String id(int index) {
        return get().data().path(index).path("id").asString();
    }

    private List<String> audited() {
        return callers.as(owner, () -> audit.page(AuditFilter.ALL, null, 100)).events().stream()
                .map(chained -> chained.event().action())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys/dashboard/api", "/keys/v1"})
    void a_model_is_added_switched_off_and_removed(String prefix) {
        path = prefix + "/projects/" + project + "/models";
        var added = post(GPT).data().path(0);
        assertThat(added.path("bindingKind").asString()).isEqualTo("execution");
        assertThat(added.path("enabled").booleanValue()).isTrue();
        assertThat(added.at("/model/canonicalName").asString()).isEqualTo("GPT-4o");
        assertThat(added.path("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(get().body().at("/meta/source").asString()).isEqualTo("project");

        var one = path + "/" + added.path("id").asString();
        var off = ask(editor, "PATCH", one, "{\"enabled\": false, \"bindingKind\": \"registry\"}");
        assertThat(off.data().path("enabled").booleanValue()).isFalse();
        assertThat(get().data().path(0)).isEqualTo(off.data());

        var gone = ask(editor, "DELETE", one, "");
        assertThat(gone.data().path("deleted").booleanValue()).isTrue();
        assertThat(gone.data().path("id").asString()).isEqualTo(added.path("id").asString());
        assertThat(ask(editor, "DELETE", one, "").status()).isEqualTo(404);
        assertThat(ask(editor, "PATCH", one, "{}").body().path("error").asString())
                .isEqualTo("binding_not_found");
    }

    @Test
    void without_models_of_its_own_a_project_is_shown_the_catalogue() {
        var all = get();
        assertThat(all.body().at("/meta/source").asString()).isEqualTo("catalog");
        assertThat(all.names())
                .contains("openai/gpt-5.5", "vertex/gemini-3.5-flash")
                .doesNotContain("openai/gpt-4-turbo");
        assertThat(all.data()).allSatisfy(row -> {
            assertThat(row.path("id").isNull()).isTrue();
            assertThat(row.at("/model/id")).isEqualTo(row.path("modelId"));
        });
        var page = ask(editor, "GET", path + "?limit=2&offset=1", "");
        assertThat(page.names()).isEqualTo(all.names().subList(1, 3));

        post(GPT).data();
        assertThat(ask(editor, "GET", path + "?source=catalog", "").names()).isEqualTo(all.names());
        assertThat(get().names()).containsExactly("openai/gpt-4o");
    }

    @Test
    void adding_a_model_that_is_there_leaves_it_as_it_is_whatever_it_is_called() {
        post("""
                {"models": [{"providerType": "Vertex AI", "modelId": "gemini-2.5-pro", "bindingKind": "registry"}]}""").data();
        var before = get().data();

        var again = post("""
                {"models": [{"providerType": "google", "modelId": "gemini-2.5-pro"},
                {"providerType": "gemini", "modelId": "gemini-2.5-pro", "enabled": false}]}""");

        assertThat(again.data()).isEqualTo(before);
        assertThat(again.names()).containsExactly("vertex/gemini-2.5-pro");
        assertThat(audited()).containsOnlyOnce("project_model_added");
    }

    @Test
    void replacing_keeps_what_stays_and_removes_the_rest_or_does_nothing_at_all() {
        post("""
                {"models": [{"providerType": "openai", "modelId": "gpt-4o"},
                {"providerType": "openai", "modelId": "gpt-4o-mini"}]}""").data();
        var kept = id(0);

        var refused = put("""
                {"models": [{"providerType": "anthropic", "modelId": "claude-sonnet-4-5"},
                {"providerType": "openai", "modelId": "no-such-model"}]}""");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(get().names()).containsExactly("openai/gpt-4o", "openai/gpt-4o-mini");

        var list = put("""
                {"models": [{"providerType": "openai", "modelId": "gpt-4o", "enabled": false},
                {"providerType": "anthropic", "modelId": "claude-sonnet-4-5"}]}""");
        assertThat(list.names()).containsExactly("anthropic/claude-sonnet-4.5", "openai/gpt-4o");
        assertThat(id(1)).isEqualTo(kept);
        assertThat(list.data().path(1).path("enabled").booleanValue()).isFalse();
        assertThat(audited())
                .containsOnlyOnce("project_model_removed")
                .containsOnlyOnce("project_model_updated")
                .filteredOn("project_model_added"::equals)
                .hasSize(3);

        assertThat(put("{\"models\": []}").data()).isEmpty();
        assertThat(get().body().at("/meta/source").asString()).isEqualTo("catalog");
    }

    @ParameterizedTest
    @CsvSource({
        "openai,      no-such-model,  modelId,      unknown_model",
        "openai,      gpt-4-turbo,    modelId,      model_unavailable",
        "anthropic,   gpt-4o,         providerType, variant_unavailable",
        "nobody,      gpt-4o,         providerType, unknown_provider",
    })
    void what_the_catalogue_cannot_serve_is_refused_by_its_place(
            String provider, String model, String field, String code) {
        var reply = post("""
                {"models": [{"providerType": "openai", "modelId": "gpt-4o"},
                {"providerType": "%s", "modelId": "%s"}]}""".formatted(provider, model));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("error").asString()).isEqualTo("project_models_validation_failed");
        assertThat(reply.body().path("detail").asString()).isNotEmpty();
        assertThat(reply.body().path("errors")).hasSize(1);
        var error = reply.body().at("/errors/0");
        assertThat(error.path("index").intValue()).isOne();
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).isNotEmpty();
        assertThat(get().body().at("/meta/source").asString()).isEqualTo("catalog");
    }

    @Test
    void a_malformed_row_is_told_by_its_place_too() {
        var reply = post("""
                {"models": [7, {"modelId": "gpt-4o"}, {"providerType": "openai", "modelId": "gpt-4o", "extra": 1},
                {"providerType": "openai", "modelId": "gpt-4o", "bindingKind": "other"}]}""");
        assertThat(reply.body()
                        .path("errors")
                        .valueStream()
                        .map(each ->
                                each.path("index") + " " + each.path("field").asString()))
                .containsExactly("0 models", "1 providerType", "2 extra", "3 bindingKind");
        assertThat(reply.body().path("field").asString()).isEqualTo("models[0]");
        assertThat(post("{\"models\": []}").status()).isEqualTo(400);
        assertThat(post("{}").body().path("field").asString()).isEqualTo("models");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void all_that_is_wrong_with_a_list_is_told_at_once(String method) {
        var reply = ask(editor, method, path, """
                {"models": [{"providerType": "openai", "modelId": "gpt-4o", "logicalRef": "%1$s"},
                {"providerType": "openai", "modelId": "no-such-model", "logicalRef": "primary"},
                {"providerType": "openai", "modelId": 7},
                {"providerType": "openai", "modelId": "gpt-4o-mini", "logicalRef": "%1$s"}]}""".formatted(PRIMARY));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()
                        .path("errors")
                        .valueStream()
                        .map(each ->
                                each.path("index") + " " + each.path("code").asString()))
                .containsSubsequence(
                        "1 unknown_model", "1 invalid_logical_ref", "2 invalid_field", "3 logical_ref_taken");
        assertThat(get().body().at("/meta/source").asString()).isEqualTo("catalog");
    }

    @Test
    void a_reference_names_one_model_of_the_project_and_two_models_can_swap_theirs() {
        var list = """
                {"models": [{"providerType": "openai", "modelId": "gpt-4o", "logicalRef": "ref:restormel-keys:llm/%s"},
                {"providerType": "openai", "modelId": "gpt-4o-mini", "logicalRef": "ref:restormel-keys:llm/%s"}]}""";
        put(list.formatted("primary", "small")).data();
        var swapped = put(list.formatted("small", "primary")).data();
        assertThat(swapped.at("/0/logicalRef").asString()).endsWith("small");
        assertThat(swapped.at("/1/logicalRef").asString()).endsWith("primary");

        var twice = put(list.formatted("primary", "primary"));
        assertThat(twice.body().at("/errors/0/code").asString()).isEqualTo("logical_ref_taken");
        var taken = post("""
                {"models": [{"providerType": "anthropic", "modelId": "claude-sonnet-4-5",
                "logicalRef": "ref:restormel-keys:llm/primary"}]}""");
        assertThat(taken.body().at("/errors/0/field").asString()).isEqualTo("logicalRef");
        var odd = ask(editor, "PATCH", path + "/" + id(0), "{\"logicalRef\": \"primary\"}");
        assertThat(odd.body().at("/errors/0/code").asString()).isEqualTo("invalid_logical_ref");
        assertThat(odd.body().path("field").asString()).isEqualTo("logicalRef");
        assertThat(ask(editor, "PATCH", path + "/" + id(0), "{\"logicalRef\": null}")
                        .data()
                        .path("logicalRef")
                        .isNull())
                .isTrue();
    }

    @Test
    void all_that_the_catalogue_offers_fits_on_the_list() {
        var offered = get();
        var all = offered.data()
                .valueStream()
                .map(row ->
                        "{\"providerType\":" + row.path("providerType") + ",\"modelId\":" + row.path("modelId") + "}")
                .collect(Collectors.joining(","));
        put("{\"models\": [" + all + "]}").data();
        assertThat(get().names()).containsExactlyInAnyOrderElementsOf(offered.names());
    }

    private Reply probe() {
        return ask(key, "POST", "/v1/testing/resolve-model", "{\"logicalRef\": \"" + PRIMARY + "\"}");
    }

    @Test
    void a_probe_leads_to_the_model_that_carries_the_reference_unless_a_policy_forbids_it() {
        assertThat(probe().status()).as("no route either").isEqualTo(404);
        post("""
                {"models": [{"providerType": "google", "modelId": "gemini-2.5-pro", "logicalRef": "%s"}]}""".formatted(PRIMARY)).data();
        assertThat(probe().data().path("modelId").asString()).isEqualTo("gemini-2.5-pro");
        assertThat(probe().data().path("providerType").asString()).isEqualTo("vertex");

        callers.as(owner, () -> {
            var rule = new PolicyRule.ProviderDenylist(List.of("google"));
            var policy = policies.create(new NewPolicy("No Google", rule, null));
            return bindings.bind(policy.id(), TargetType.PROJECT, project);
        });
        var blocked = probe();
        assertThat(blocked.status()).isEqualTo(403);
        assertThat(blocked.body().path("error").asString()).isEqualTo("policy_blocked");
        assertThat(blocked.body().path("violations")).hasSize(1);

        ask(editor, "PATCH", path + "/" + id(0), "{\"enabled\": false}").data();
        assertThat(probe().status())
                .as("no other model stands in for one that is off")
                .isEqualTo(404);
        assertThat(probe().body().path("error").asString()).isEqualTo("model_disabled");
    }

    @Test
    void readers_do_not_write_and_strangers_do_not_see() {
        var workspace = owner.workspaceId();
        var viewer = new Caller.Person(UUID.randomUUID(), workspace, "v@example.com", "V", Role.VIEWER);
        assertThat(ask(viewer, "GET", path, "").status()).isEqualTo(200);
        assertThat(ask(viewer, "POST", path, "nonsense").status()).isIn(400, 403);
        assertThat(ask(viewer, "PUT", path, GPT).status()).isEqualTo(403);

        var trial = new Caller.GatewayKey(UUID.randomUUID(), workspace, project, UUID.randomUUID());
        assertThat(ask(trial, "POST", path, GPT).status()).isEqualTo(403);
        var other = new Caller.GatewayKey(UUID.randomUUID(), workspace, UUID.randomUUID(), null);
        assertThat(ask(other, "GET", path, "").status()).isEqualTo(404);
        assertThat(ask(other, "POST", path, GPT).status()).isEqualTo(404);
        var foreign = TestWorkspace.create(sql).person(Role.OWNER);
        assertThat(ask(foreign, "PUT", path, GPT).status()).isEqualTo(404);
        assertThat(get().body().at("/meta/source").asString()).isEqualTo("catalog");
    }

    @Test
    void the_same_model_added_by_many_at_once_is_there_once() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Reply>> adding = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                adding.add(() -> post(GPT));
            }
            for (var each : threads.invokeAll(adding)) {
                assertThat(each.get().names()).containsExactly("openai/gpt-4o");
            }
        }
        assertThat(audited()).containsOnlyOnce("project_model_added");
    }

    @Test
    void models_go_with_their_project() {
        post(GPT).data();
        callers.as(owner, () -> {
            projects.delete(project, null);
            return true;
        });
        assertThat(ask(owner, "GET", path, "").status()).isEqualTo(404);
    }
}
