package io.restormel.keys.config;

import static io.restormel.keys.db.Tables.WORKSPACE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.audit.AuditFilter;
import io.restormel.keys.audit.AuditService;
import io.restormel.keys.engine.PolicyBinding;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A project as one file, as an operator keeps it beside the code. */
abstract class ConfigContract {

    static final String SHOP = """
            version: 1
            environments:
              - slug: production
                name: Live
                type: prod
                default: true
              - slug: staging
                name: Staging
                type: staging
            routes:
              - environment: production
                name: chat
                description: |-
                  Answers customers.
                  Nothing else.
                live: published
                routeMode: fallback_chain
                steps:
                  - label: best
                    providerPreference: openai
                    modelId: gpt-4o
                    timeoutMs: 12000
                    retryPolicy:
                      attempts: 2
                      retryOn:
                        - timeout
                        - no
                      wait: 0.25
                  - providerPreference: anthropic
                    modelId: claude-sonnet-4-5
                    fallbackOn: any
                  - enabled: false
                    modelPool:
                      selectionStrategy: weighted_random
                      members:
                        - providerPreference: openai
                          modelId: gpt-4o-mini
                          weight: 2.5
                        - providerPreference: google
                          modelId: gemini-2.5-pro
                entryStep: 1
                edges:
                  - from: 1
                    to: 2
                  - from: 1
                    to: 3
                  - from: 2
                    to: 3
                    priority: 4
                    label: last
              - environment: production
                name: chat
                live: on_save
                defaultModelId: gpt-4o
                steps:
                  - orderIndex: 10
                    providerPreference: openai
              - environment: staging
                name: drafted
                enabled: false
                live: draft
                steps: []
            policies:
              - name: Budget
                type: budget_cap
                ruleDefinition:
                  limit: 12.5
                boundTo:
                  - project: true
              - name: No old models
                type: deprecated_model_block
                status: paused
                ruleDefinition: {}
                boundTo:
                  - environment: staging
                  - environment: production
                    route: chat
                    number: 2
                  - environment: production
                    route: chat
                    step: 2
            credentials: []
            """;

    @Autowired
    ProjectService projects;

    @Autowired
    RouteService routes;

    @Autowired
    PolicyService policies;

    @Autowired
    BindingService bindings;

    @Autowired
    GatewayKeyService keys;

    @Autowired
    AuditService audit;

    @Autowired
    LiveConfiguration live;

    @Autowired
    CurrentCaller caller;

    @Autowired
    DSLContext sql;

    @Autowired
    WebApplicationContext context;

    private @Nullable MockMvc web;
    Caller owner = new Caller.ManagementKey(UUID.randomUUID(), UUID.randomUUID());
    UUID project = new UUID(0, 0);

    record Reply(int status, String text, @Nullable String contentType) {

        JsonNode json() {
            return text.isEmpty() || !text.startsWith("{")
                    ? MissingNode.getInstance()
                    : JsonMapper.shared().readTree(text);
        }

        String field() {
            return json().path("field").asString();
        }

        JsonNode data() {
            assertThat(status).as(text).isEqualTo(200);
            return json().path("data");
        }
    }

    @BeforeEach
    void a_project() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        var workspaceId = UUID.randomUUID();
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, workspaceId)
                .set(WORKSPACE.NAME, "Acme")
                .set(WORKSPACE.SLUG, "w" + workspaceId.toString().substring(0, 8))
                .set(WORKSPACE.CREATED_AT, Instant.now())
                .execute();
        owner = new Caller.Person(UUID.randomUUID(), workspaceId, "ada@example.com", "Ada", Role.OWNER);
        project = newProject();
    }

    private UUID newProject() {
        return caller.as(owner, () -> projects.create("Shop", false).id());
    }

    private Reply ask(Caller who, HttpMethod method, UUID of, String query, String type, @Nullable String body) {
        return caller.as(who, () -> {
            try {
                var asked = request(method, "/keys/v1/projects/" + of + "/config" + query)
                        .contentType(type)
                        .accept(type);
                if (body != null) {
                    asked.content(body.getBytes(StandardCharsets.UTF_8));
                }
                var reply = requireNonNull(web).perform(asked).andReturn().getResponse();
                return new Reply(
                        reply.getStatus(), reply.getContentAsString(StandardCharsets.UTF_8), reply.getContentType());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Reply apply(UUID to, String yaml) {
        return ask(owner, HttpMethod.PUT, to, "", "application/yaml", yaml);
    }

    private String export(UUID of) {
        var reply = ask(owner, HttpMethod.GET, of, "", "application/yaml", null);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    private <T> T asOwner(Supplier<T> work) {
        return caller.as(owner, work);
    }

    @Test
    void a_file_comes_out_of_another_project_as_it_went_into_the_first() {
        apply(project, SHOP).data();
        var exported = export(project);
        var other = newProject();

        apply(other, exported).data();

        assertThat(export(other)).isEqualTo(exported);
        assertThat(exported).isEqualTo(SHOP);
    }

    @Test
    void the_same_file_twice_changes_nothing_and_says_so() {
        assertThat(apply(project, SHOP).data().path("changed").booleanValue()).isTrue();
        var before = asOwner(() -> routes.list(project));

        var again = apply(project, SHOP).data();

        assertThat(again.path("changed").booleanValue()).isFalse();
        assertThat(again.path("text").asString()).isEqualTo("Nothing to change.");
        assertThat(asOwner(() -> routes.list(project))).isEqualTo(before);
    }

    @Test
    void json_says_the_same_as_yaml() {
        apply(project, SHOP).data();
        var json = ask(owner, HttpMethod.GET, project, "?format=json", "application/yaml", null);
        var other = newProject();

        ask(owner, HttpMethod.PUT, other, "", "application/json", json.text()).data();

        assertThat(json.contentType()).startsWith("application/json");
        assertThat(export(other)).isEqualTo(SHOP);
        assertThat(ask(owner, HttpMethod.GET, other, "", "application/json", null)
                        .text())
                .isEqualTo(json.text());
    }

    @Test
    void what_is_applied_is_served() {
        apply(project, SHOP).data();

        var served = new AtomicReference<ProjectConfig>();
        live.preview(project, config -> {
            served.set(config);
            return config;
        });
        assertThat(served.get().routes()).filteredOn(RouteConfig::published).hasSize(2);
        assertThat(served.get().policies()).hasSize(2);
        assertThat(served.get().bindings())
                .extracting(PolicyBinding::targetType)
                .containsExactlyInAnyOrder(
                        TargetType.PROJECT, TargetType.ENVIRONMENT, TargetType.ROUTE, TargetType.ROUTE_STEP);
    }

    @Test
    void a_dry_run_tells_what_would_happen_and_does_none_of_it() {
        var before = export(project);

        var plan = ask(owner, HttpMethod.PUT, project, "?dryRun=true", "application/yaml", SHOP)
                .data();

        assertThat(plan.path("text").asString())
                .contains("~ update environment production\n    name: Production → Live")
                .contains("+ create environment staging")
                .contains("+ create route production/chat\n    3 steps, live: published")
                .contains("+ create route production/chat#2")
                .contains("+ create policy Budget\n    budget_cap {limit=12.5}, active")
                .contains("+ bind policy No old models to production/chat step 2")
                .contains("- delete environment development");
        assertThat(plan.path("dryRun").booleanValue()).isTrue();
        assertThat(export(project)).isEqualTo(before);
        assertThat(asOwner(policies::list)).isEmpty();
    }

    @Test
    void a_changed_step_keeps_its_id_and_the_others_too() {
        apply(project, SHOP).data();
        var before = stepIds();

        var plan = apply(project, SHOP.replace("timeoutMs: 12000", "timeoutMs: 9000"))
                .data();

        assertThat(plan.path("text").asString()).contains("timeoutMs: 12000 → 9000");
        assertThat(stepIds()).isEqualTo(before);
    }

    private List<String> stepIds() {
        return asOwner(() -> routes.list(project)).stream()
                .flatMap(route -> route.draft().steps().stream())
                .map(step -> step.id())
                .toList();
    }

    @Test
    void what_the_file_no_longer_has_goes_but_a_section_it_does_not_have_stays() {
        apply(project, SHOP).data();

        apply(project, "version: 1\nroutes: []\n").data();
        var exported = export(project);

        assertThat(exported).contains("slug: staging").contains("routes: []").contains("name: Budget");
        apply(project, "version: 1\npolicies: []\n").data();
        assertThat(export(project)).contains("policies: []");
        assertThat(asOwner(policies::list)).as("policies are the workspace's").hasSize(2);
    }

    @Test
    void half_a_file_is_never_applied() {
        var before = export(project);

        var refused = apply(project, SHOP.replace("step: 2", "step: 9"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("policies[1].boundTo[2].step");
        assertThat(export(project)).isEqualTo(before);
        assertThat(asOwner(() -> routes.list(project))).isEmpty();
    }

    @Test
    void a_complaint_names_the_field_by_its_path() {
        assertThat(apply(project, SHOP.replace("modelId: gemini-2.5-pro", "modelId: gpt-none"))
                        .field())
                .isEqualTo("routes[0].steps[2].modelPool");
        assertThat(apply(project, SHOP.replace("timeoutMs: 12000", "timeoutMs: soon"))
                        .field())
                .isEqualTo("routes[0].steps[0].timeoutMs");
        assertThat(apply(project, SHOP.replace("limit: 12.5", "limit: much")).field())
                .isEqualTo("policies[0].ruleDefinition.limit");
        assertThat(apply(project, SHOP.replace("type: staging", "typ: staging")).field())
                .isEqualTo("environments[1].typ");
        assertThat(apply(project, "version: 2\n").field()).isEqualTo("version");
        assertThat(apply(
                                project,
                                SHOP.replace(
                                        "environment: staging\n    name: drafted",
                                        "environment: gone\n    name: drafted"))
                        .field())
                .isEqualTo("routes[2].environment");
        assertThat(apply(project, "a: b: c").text()).contains("Invalid YAML").contains("line 1");
        assertThat(apply(project, "version: 1\nversion: 1\n").text()).contains("Invalid YAML");
        assertThat(ask(owner, HttpMethod.PUT, project, "", "application/json", "{\"version\":1")
                        .text())
                .contains("Invalid JSON");
    }

    @Test
    void an_environment_with_keys_goes_only_when_that_is_confirmed() {
        var development = asOwner(() -> projects.environments(project)).stream()
                .filter(environment -> environment.slug().equals("development"))
                .findFirst()
                .orElseThrow();
        asOwner(() -> keys.create(project, "CI", development.id(), null));

        assertThat(apply(project, SHOP).text()).contains("environment_in_use");
        assertThat(ask(owner, HttpMethod.PUT, project, "?dryRun=true", "application/yaml", SHOP)
                        .data()
                        .path("warnings")
                        .get(0)
                        .asString())
                .contains("development")
                .contains("1 Gateway Key");
        ask(owner, HttpMethod.PUT, project, "?confirm=true", "application/yaml", SHOP)
                .data();
    }

    @Test
    void a_policy_that_other_projects_use_is_not_changed_from_here() {
        apply(project, SHOP).data();
        var other = newProject();
        var budget = asOwner(policies::list).stream()
                .filter(policy -> policy.name().equals("Budget"))
                .findFirst()
                .orElseThrow();
        asOwner(() -> bindings.bind(budget.id(), TargetType.PROJECT, other));

        assertThat(apply(project, SHOP).data().path("changed").booleanValue()).isFalse();
        var refused = apply(project, SHOP.replace("limit: 12.5", "limit: 13"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("policy_shared").contains("policies[0]");
    }

    @Test
    void one_entry_in_the_audit_log_tells_of_the_file_beside_those_of_its_parts() {
        apply(project, SHOP).data();
        apply(project, SHOP).data();

        var actions = asOwner(() -> audit.page(AuditFilter.ALL, null, 100)).events().stream()
                .map(chained -> chained.event().action())
                .toList();

        assertThat(actions).containsOnlyOnce("config_applied").contains("route_published", "policy_bound");
    }

    @Test
    void viewers_read_and_may_not_apply() {
        var viewer = new Caller.Person(UUID.randomUUID(), owner.workspaceId(), "v@example.com", "V", Role.VIEWER);

        assertThat(ask(viewer, HttpMethod.GET, project, "", "application/yaml", null)
                        .status())
                .isEqualTo(200);
        assertThat(ask(viewer, HttpMethod.PUT, project, "", "application/yaml", SHOP)
                        .status())
                .isEqualTo(403);
        var stranger = new Caller.Person(UUID.randomUUID(), UUID.randomUUID(), "s@example.com", "S", Role.OWNER);
        assertThat(ask(stranger, HttpMethod.GET, project, "", "application/yaml", null)
                        .status())
                .isEqualTo(404);
    }
}
