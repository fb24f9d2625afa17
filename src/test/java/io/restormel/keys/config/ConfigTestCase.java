package io.restormel.keys.config;

import static io.restormel.keys.db.Tables.WORKSPACE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.route.RouteService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A workspace with a project, and the file of a shop to apply to it. */
abstract class ConfigTestCase {

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
            health:
              windowSeconds: 120
              probes: false
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
            models:
              - providerType: anthropic
                modelId: claude-sonnet-4.5
                bindingKind: registry
                enabled: false
              - providerType: openai
                modelId: gpt-4o
                logicalRef: ref:restormel-keys:llm/primary
            credentials: []
            """;

    @Autowired
    ProjectService projects;

    @Autowired
    RouteService routes;

    @Autowired
    PolicyService policies;

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

    UUID newProject() {
        return caller.as(owner, () -> projects.create("Shop", false).id());
    }

    Reply ask(Caller who, HttpMethod method, UUID of, String query, String type, @Nullable String body) {
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

    Reply apply(UUID to, String yaml) {
        return ask(owner, HttpMethod.PUT, to, "", "application/yaml", yaml);
    }

    String export(UUID of) {
        var reply = ask(owner, HttpMethod.GET, of, "", "application/yaml", null);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    <T> T asOwner(Supplier<T> work) {
        return caller.as(owner, work);
    }
}
