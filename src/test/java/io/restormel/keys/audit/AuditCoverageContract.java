package io.restormel.keys.audit;

import static io.restormel.keys.db.Tables.AUDIT_EVENT;
import static io.restormel.keys.db.Tables.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Member;
import io.restormel.keys.access.PeopleService;
import io.restormel.keys.access.Role;
import io.restormel.keys.onboarding.SampleProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every change of configuration leaves its event, and no event holds a secret. */
abstract class AuditCoverageContract extends AuditTestCase {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    /** As a person might paste it where it does not belong. */
    private static final String CANARY = "sk-ant-api03-canary0123456789abcdefghijklmnop";

    @Autowired
    WebApplicationContext context;

    @Autowired
    PeopleService people;

    @Autowired
    SampleProject sample;

    private MockMvcTester web;
    private final List<String> secrets = new ArrayList<>();

    @BeforeEach
    void web() {
        web = MockMvcTester.from(context);
    }

    private JsonNode call(String method, String path, @Nullable Object body) {
        return asAdmin(() -> {
            var result = web.method(HttpMethod.valueOf(method))
                    .uri("/keys/v1" + path)
                    .contentType("application/json")
                    .content(body == null ? "" : MAPPER.writeValueAsString(body))
                    .exchange();
            assertThat(result.getResponse().getStatus()).as(method + " " + path).isBetween(200, 201);
            try {
                return MAPPER.readTree(result.getResponse().getContentAsString());
            } catch (java.io.UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String id(JsonNode reply) {
        return reply.path("data").path("id").asString();
    }

    private AuditEvent last(String action) {
        return events().stream()
                .filter(event -> event.action().equals(action))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("No " + action + " in " + actions()));
    }

    @Test
    void projects_environments_and_gateway_keys() {
        var projectId = asAdmin(() -> projects.create("Shop", false)).id();
        var project = projectId.toString();
        // As names were before they were looked through for keys.
        sql.update(PROJECT)
                .set(PROJECT.NAME, "Shop " + CANARY)
                .where(PROJECT.ID.eq(projectId))
                .execute();
        call("PATCH", "/projects/" + project, Map.of("name", "Store"));
        var trial = id(call("POST", "/projects/" + project + "/environments", Map.of("name", "Trial", "type", "test")));
        call("PATCH", "/projects/" + project + "/environments/" + trial, Map.of("name", "Probe"));
        call("DELETE", "/projects/" + project + "/environments/" + trial, null);
        var key = call("POST", "/projects/" + project + "/keys", Map.of("label", "CI"))
                .path("data");
        key.forEach(field -> {
            if (field.isString()
                    && field.stringValue().startsWith("rk_")
                    && field.stringValue().length() > 20) {
                secrets.add(field.stringValue());
            }
        });
        assertThat(secrets).isNotEmpty();
        var keyId = key.path("keyId").asString(key.path("id").asString());
        call("PATCH", "/projects/" + project + "/keys", Map.of("keyId", keyId, "label", "CI 2"));
        call("DELETE", "/projects/" + project + "/keys", Map.of("keyId", keyId));
        call("DELETE", "/projects/" + project, null);

        assertThat(actions())
                .containsExactly(
                        "project_created",
                        "project_updated",
                        "environment_created",
                        "environment_updated",
                        "environment_deleted",
                        "gateway_key_created",
                        "gateway_key_updated",
                        "gateway_key_revoked",
                        "project_deleted");
        assertThat(last("gateway_key_updated").before()).contains("\"label\":\"CI\"");
        assertThat(last("gateway_key_updated").after()).contains("\"label\":\"CI 2\"");
        assertThat(last("environment_updated").projectId()).isEqualTo(UUID.fromString(project));
        assertThat(verify().whole()).isTrue();
    }

    @Test
    void routes_their_steps_and_versions() {
        var project = asAdmin(() -> projects.create("Shop", false));
        var base = "/projects/" + project.id() + "/routes";
        var route = id(call("POST", base, Map.of("environmentId", project.defaultEnvironmentId(), "name", "chat")));
        var path = base + "/" + route;
        var step = id(call(
                "POST", path + "/steps", Map.of("orderIndex", 0, "providerPreference", "openai", "modelId", "gpt-4o")));
        call("PATCH", path + "/steps/" + step, Map.of("enabled", true, "notes", "see the handbook"));
        call("PATCH", path, Map.of("name", "talk"));
        call("POST", path + "/publish", Map.of("changeSummary", "First"));
        call("POST", path + "/publish", Map.of());
        call("POST", path + "/rollback", Map.of());
        call("DELETE", path + "/steps/" + step, null);
        call("DELETE", path, null);

        assertThat(actions())
                .containsExactly(
                        "project_created",
                        "route_created",
                        "route_updated",
                        "route_updated",
                        "route_updated",
                        "route_published",
                        "route_published",
                        "route_rolled_back",
                        "route_updated",
                        "route_deleted");
        assertThat(last("route_deleted").target().name()).isEqualTo("talk");
        assertThat(last("route_deleted").projectId()).isEqualTo(project.id());
    }

    @Test
    void policies_and_their_bindings() {
        var project = asAdmin(() -> projects.create("Shop", false));
        var policy = id(call(
                "POST",
                "/policies",
                Map.of(
                        "name", "No gpt",
                        "type", "model_denylist",
                        "ruleDefinition", Map.of("modelIds", List.of("gpt-4o")))));
        call("PATCH", "/policies/" + policy, Map.of("status", "paused"));
        var binding = id(call(
                "POST",
                "/policies/" + policy + "/bindings",
                Map.of("targetType", "project", "targetId", project.id())));
        call("DELETE", "/policies/" + policy + "/bindings/" + binding, null);
        call("DELETE", "/policies/" + policy, null);

        assertThat(actions())
                .containsExactly(
                        "project_created",
                        "policy_created",
                        "policy_updated",
                        "policy_bound",
                        "policy_unbound",
                        "policy_deleted");
        assertThat(last("policy_updated"))
                .extracting(AuditEvent::before, AuditEvent::after)
                .containsExactly("{\"status\":\"active\"}", "{\"status\":\"paused\"}");
        assertThat(last("policy_bound").after()).contains(project.id().toString());
    }

    @Test
    void people_by_whom_and_never_their_passwords() {
        var email = UUID.randomUUID() + "@example.com";
        secrets.add(asAdmin(() -> people.add(email, "Bob", Role.EDITOR)));
        Member bob = asAdmin(() -> people.list().getFirst());
        asAdmin(() -> {
            people.change(bob.id(), bob.revision(), Role.VIEWER, true);
            secrets.add(people.resetPassword(bob.id()));
            people.remove(bob.id());
            return true;
        });
        assertThat(actions())
                .containsExactly("person_added", "person_changed", "person_password_reset", "person_removed");
        assertThat(last("person_changed"))
                .extracting(AuditEvent::before, AuditEvent::after)
                .containsExactly("{\"disabled\":false,\"role\":\"editor\"}", "{\"disabled\":true,\"role\":\"viewer\"}");
        assertThat(last("person_removed").target().name()).isEqualTo(email);
        assertThat(last("person_removed").actor())
                .isEqualTo(new AuditEvent.Actor("user", admin.actorId(), "P <p@example.com>"));
    }

    @Test
    void the_sample_project_comes_and_goes_with_all_that_is_in_it() {
        asAdmin(sample::create);
        asAdmin(() -> {
            sample.remove();
            return true;
        });
        assertThat(actions())
                .contains(
                        "sample_project_created",
                        "route_published",
                        "policy_bound",
                        "sample_project_removed",
                        "policy_deleted",
                        "project_deleted");
    }

    @Test
    void a_refused_change_leaves_nothing() {
        var viewer = workspace.person(Role.VIEWER);
        callers.as(
                viewer,
                () -> assertThat(web.post()
                                .uri("/keys/v1/projects")
                                .contentType("application/json")
                                .content("{\"name\":\"No\"}")
                                .exchange())
                        .hasStatus(403));
        assertThat(events()).isEmpty();
    }

    @Test
    void a_key_that_acts_is_named_by_its_id() {
        var project = asAdmin(() -> projects.create("Shop", false));
        var key = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project.id(), null, Set.of(KeyScope.MANAGE));
        callers.as(
                key,
                () -> web.post()
                        .uri("/keys/v1/projects/" + project.id() + "/environments")
                        .contentType("application/json")
                        .content("{\"name\":\"By key\",\"type\":\"test\"}")
                        .exchange());
        assertThat(last("environment_created").actor())
                .isEqualTo(new AuditEvent.Actor("gateway_key", key.actorId(), null));
    }

    @org.junit.jupiter.api.AfterEach
    void no_row_and_no_export_holds_a_secret() throws Exception {
        var rows = sql.selectFrom(AUDIT_EVENT)
                .where(AUDIT_EVENT.WORKSPACE_ID.eq(workspace.id()))
                .fetch()
                .formatJSON();
        var out = new java.io.ByteArrayOutputStream();
        for (var format : AuditExport.values()) {
            asAdmin(() -> {
                try {
                    audit.export(AuditFilter.ALL, format, out);
                    return true;
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
        var exported = out.toString(java.nio.charset.StandardCharsets.UTF_8);
        secrets.add("canary0123456789");
        for (var secret : secrets) {
            assertThat(rows).doesNotContain(secret);
            assertThat(exported).doesNotContain(secret);
        }
    }
}
