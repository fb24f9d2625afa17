package io.restormel.keys.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.EvaluateRequest;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.resolve.ResolveService;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies about models, as an agent keeps them for one project. */
abstract class ProjectPolicyContract {

    private static final String DENY = """
            {"name": "No gpt", "effect": "deny", "roles": [], "plans": [], "models": ["gpt-4o"], "enabled": true}""";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProjectService projects;

    @Autowired
    PolicyService policies;

    @Autowired
    BindingService bindings;

    @Autowired
    ResolveService resolver;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private PolicyFixture here;
    private MockMvc web;
    private Project project;
    private Caller editor;
    private String path = "";

    record Reply(int status, JsonNode body) {
        Reply expect(int wanted) {
            assertThat(status).as(body.toString()).isEqualTo(wanted);
            return this;
        }
    }

    @BeforeEach
    void a_project() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        here = new PolicyFixture(sql, callers, projects);
        project = here.project("Shop");
        editor = here.person(Role.EDITOR);
        path = "/keys/v1/projects/" + project.id() + "/policies";
    }

    private Reply ask(Caller who, String method, String at, String body) {
        return callers.as(who, () -> {
            try {
                var reply = web.perform(request(HttpMethod.valueOf(method), at)
                                .contentType("application/json")
                                .content(body))
                        .andReturn()
                        .getResponse();
                return new Reply(reply.getStatus(), JsonMapper.shared().readTree(reply.getContentAsString()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private boolean allowed(Project in, String model) {
        var asked = new EvaluateRequest(null, null, null, model, "openai", null);
        return here.asOwner(() -> resolver.evaluate(in.id(), asked)) instanceof Verdict.Allowed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys/dashboard/api", "/keys/v1"})
    void a_policy_made_here_is_in_force_in_the_project_and_nowhere_else(String prefix) {
        path = prefix + "/projects/" + project.id() + "/policies";
        var other = here.project("Other");

        var made = ask(editor, "POST", path, DENY).expect(201).body();

        assertThat(made.path("policy")).isEqualTo(made.path("data"));
        assertThat(made.at("/policy/effect").asString()).isEqualTo("deny");
        assertThat(made.at("/policy/models/0").asString()).isEqualTo("gpt-4o");
        assertThat(made.at("/policy/roles").isArray()).isTrue();
        assertThat(made.at("/policy/updatedAt").isString()).isTrue();
        assertThat(allowed(project, "gpt-4o")).isFalse();
        assertThat(allowed(project, "gpt-4o-mini")).isTrue();
        assertThat(allowed(other, "gpt-4o")).isTrue();

        var one = path + "/" + made.at("/data/id").asString();
        var turned =
                ask(editor, "PATCH", one, "{\"effect\": \"allow\"}").expect(200).body();
        assertThat(turned.at("/policy/effect").asString()).isEqualTo("allow");
        assertThat(turned.at("/policy/models/0").asString()).isEqualTo("gpt-4o");
        assertThat(allowed(project, "gpt-4o")).isTrue();
        assertThat(allowed(project, "gpt-4o-mini")).isFalse();

        ask(editor, "PATCH", one, "{\"enabled\": false, \"name\": \"Off\", \"models\": [\"o3\"]}")
                .expect(200);
        assertThat(allowed(project, "gpt-4o-mini")).isTrue();
        var listed = ask(editor, "GET", path, "").expect(200).body();
        assertThat(listed.path("policies")).isEqualTo(listed.path("data")).hasSize(1);
        assertThat(listed.at("/policies/0/name").asString()).isEqualTo("Off");
        assertThat(listed.at("/policies/0/enabled").booleanValue()).isFalse();

        ask(editor, "DELETE", one, "").expect(200);
        assertThat(ask(editor, "GET", path, "").body().path("policies")).isEmpty();
        ask(editor, "PATCH", one, "{}").expect(404);
    }

    @Test
    void one_that_starts_off_blocks_nothing() {
        var made = ask(editor, "POST", path, DENY.replace("true", "false")).expect(201);
        assertThat(made.body().at("/policy/enabled").booleanValue()).isFalse();
        assertThat(allowed(project, "gpt-4o")).isTrue();
    }

    @Test
    void roles_and_plans_are_refused_by_name_since_policies_cannot_say_them() {
        var roles = ask(editor, "POST", path, DENY.replace("\"roles\": []", "\"roles\": [\"admin\"]"));
        assertThat(roles.expect(400).body().path("field").asString()).isEqualTo("roles");
        var plans = ask(editor, "POST", path, DENY.replace("\"plans\": []", "\"plans\": [\"pro\"]"));
        assertThat(plans.expect(400).body().path("field").asString()).isEqualTo("plans");
        var effect = ask(editor, "POST", path, DENY.replace("\"deny\"", "\"maybe\""));
        assertThat(effect.expect(400).body().path("field").asString()).isEqualTo("effect");
        ask(editor, "POST", path, "{\"name\": \"No effect\"}").expect(400);
        assertThat(ask(editor, "GET", path, "").body().path("data")).isEmpty();
    }

    /** One that may edit its project. */
    private Caller.GatewayKey managingKey() {
        return new Caller.GatewayKey(
                UUID.randomUUID(), here.workspaceId, project.id(), null, Set.of(KeyScope.RESOLVE, KeyScope.MANAGE));
    }

    @Test
    void a_key_does_not_lift_what_people_put_over_it() {
        var key = managingKey();
        var rule = new PolicyRule.ModelDenylist(List.of("gpt-4o"));
        var policy = here.asOwner(() -> policies.create(new NewPolicy("By people", rule, null)));
        here.asOwner(() -> bindings.bind(policy.id(), TargetType.PROJECT, project.id()));
        var one = path + "/" + policy.id();
        assertThat(ask(key, "GET", path, "").body().at("/policies/0/name").asString())
                .isEqualTo("By people");

        ask(key, "PATCH", one, "{\"enabled\": false}").expect(403);
        ask(key, "DELETE", one, "").expect(403);
        var another = managingKey();
        ask(here.keyOf(project), "GET", path, "").expect(200);
        var keys =
                ask(key, "POST", path, DENY).expect(201).body().at("/data/id").asString();
        ask(another, "DELETE", path + "/" + keys, "").expect(403);
        ask(key, "PATCH", path + "/" + keys, "{\"enabled\": true}").expect(200);

        assertThat(allowed(project, "gpt-4o")).isFalse();
        ask(here.owner, "DELETE", one, "").expect(200);
        ask(here.owner, "DELETE", path + "/" + keys, "").expect(200);
        assertThat(allowed(project, "gpt-4o")).isTrue();
    }

    @Test
    void what_applies_elsewhere_too_is_not_changed_from_here() {
        var id = UUID.fromString(
                ask(editor, "POST", path, DENY).body().at("/data/id").asString());
        var other = here.project("Other");
        here.asOwner(() -> bindings.bind(id, TargetType.PROJECT, other.id()));

        for (var who : List.of(editor, here.owner)) {
            var refused =
                    ask(who, "PATCH", path + "/" + id, "{\"enabled\": false}").expect(409);
            assertThat(refused.body().path("error").asString()).isEqualTo("policy_shared");
        }
        assertThat(allowed(other, "gpt-4o")).isFalse();
    }

    @Test
    void other_policies_of_the_project_are_not_told_in_these_words() {
        var rule = new PolicyRule.ProviderDenylist(List.of("openai"));
        var policy = here.asOwner(() -> policies.create(new NewPolicy("No OpenAI", rule, null)));
        here.asOwner(() -> bindings.bind(policy.id(), TargetType.PROJECT, project.id()));

        assertThat(ask(here.owner, "GET", path, "").body().path("data")).isEmpty();
        ask(here.owner, "DELETE", path + "/" + policy.id(), "").expect(404);
    }

    @Test
    void readers_keys_of_one_environment_and_strangers_change_nothing() {
        ask(here.person(Role.VIEWER), "POST", path, DENY).expect(403);
        ask(here.person(Role.VIEWER), "GET", path, "").expect(200);
        var narrow = new Caller.GatewayKey(
                UUID.randomUUID(), here.workspaceId, project.id(), PolicyFixture.production(project));
        ask(narrow, "POST", path, DENY).expect(403);
        ask(here.keyOf(here.project("Other")), "POST", path, DENY).expect(404);
        ask(here.keyOf(here.project("Third")), "GET", path, "").expect(404);
        assertThat(ask(here.owner, "GET", path, "").body().path("data")).isEmpty();
    }
}
