package io.restormel.keys.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
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

abstract class ProjectApiContract {

    private static final String PROJECTS = "/keys/dashboard/api/projects";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProjectService projects;

    @Autowired
    GatewayKeyService keys;

    @Autowired
    CurrentCaller current;

    @Autowired
    DSLContext sql;

    private Caller admin;
    private MockMvcTester signedIn;
    private MockMvcTester withKey;
    private Project project;
    private String secret;

    @BeforeEach
    void newProject() {
        admin = TestWorkspace.create(sql).person(Role.ADMIN);
        signedIn = MockMvcTester.from(context);
        withKey = MockMvcTester.from(
                context, builder -> builder.apply(springSecurity()).build());
        project = current.as(admin, () -> projects.create("Checkout", false));
        secret = current.as(admin, () -> keys.create(project.id(), null, null, null))
                .secret();
    }

    private MvcTestResult asAdmin(HttpMethod method, String path, String body) {
        return current.as(
                admin,
                () -> signedIn.method(method)
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .exchange());
    }

    private MvcTestResult byKey(String key, HttpMethod method, String path, String body) {
        return withKey.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void a_project_has_the_fields_of_the_contract() {
        assertThat(asAdmin(HttpMethod.GET, PROJECTS + "/" + project.id(), ""))
                .hasStatus(200)
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"data": {"id": "%s", "name": "Checkout", "userId": "%s", "workspaceId": "%s",
                         "createdAt": %d, "isRestormelTesting": false, "defaultEnvironmentId": "%s",
                         "sample": false, "revision": 1}}""".formatted(
                                project.id(),
                                admin.actorId(),
                                project.workspaceId(),
                                project.createdAt().toEpochMilli(),
                                project.defaultEnvironmentId()));
    }

    @Test
    void projects_are_created_renamed_and_deleted_under_both_prefixes() {
        for (var prefix : new String[] {PROJECTS, "/keys/v1/projects"}) {
            assertThat(asAdmin(HttpMethod.POST, prefix, "{\"name\": \"New\"}"))
                    .hasStatus(201)
                    .bodyJson()
                    .extractingPath("$.data.name")
                    .isEqualTo("New");
        }
        var path = PROJECTS + "/" + project.id();
        assertThat(asAdmin(HttpMethod.PATCH, path, "{\"name\": \"Till\"}"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.data.name")
                .isEqualTo("Till");
        assertThat(asAdmin(HttpMethod.PATCH, path, "{\"name\": \"Till\", \"revision\": 1}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("stale_revision");
        assertThat(asAdmin(HttpMethod.DELETE, path, ""))
                .hasStatus(200)
                .bodyJson()
                .isStrictlyEqualTo("{\"ok\":true}");
        assertThat(asAdmin(HttpMethod.GET, path, "")).hasStatus(404);
    }

    @Test
    void a_missing_name_and_an_unknown_field_are_named() {
        assertThat(asAdmin(HttpMethod.POST, PROJECTS, "{}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("name");
        assertThat(asAdmin(HttpMethod.POST, PROJECTS, "{\"name\": \"A\", \"colour\": \"red\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("colour");
    }

    @Test
    void environments_are_listed_added_edited_and_deleted() {
        var path = PROJECTS + "/" + project.id() + "/environments";
        assertThat(asAdmin(HttpMethod.POST, path, "{\"name\": \"QA\", \"type\": \"staging\", \"slug\": \"qa-1\"}"))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.data.slug")
                .isEqualTo("qa-1");
        var added = current.as(admin, () -> projects.environments(project.id()))
                .getLast()
                .id();
        assertThat(asAdmin(HttpMethod.PATCH, path + "/" + added, "{\"name\": \"Quality\", \"revision\": 1}"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.data.revision")
                .isEqualTo(2);
        assertThat(asAdmin(HttpMethod.GET, path, ""))
                .bodyJson()
                .extractingPath("$.data[*].name")
                .asArray()
                .containsExactly("Development", "Production", "Quality");
        assertThat(asAdmin(HttpMethod.DELETE, path + "/" + added, "")).hasStatus(200);
    }

    @Test
    void a_key_is_told_once_then_works_until_it_is_deleted() {
        var path = PROJECTS + "/" + project.id() + "/keys";
        var created = asAdmin(HttpMethod.POST, path, "{\"label\": \"CI staging\", \"scopes\": [\"manage\"]}");
        assertThat(created)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.data")
                .asMap()
                .containsOnlyKeys("keyId", "rawKey", "keyPrefix", "type")
                .containsEntry("type", "gateway");
        var newest = current.as(admin, () -> keys.list(project.id())).getFirst();
        var raw = rawKey(created);

        assertThat(byKey(raw, HttpMethod.GET, PROJECTS, ""))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.data[*].id")
                .asArray()
                .containsExactly(project.id().toString());
        assertThat(byKey(raw, HttpMethod.GET, path, ""))
                .bodyText()
                .contains("CI staging")
                .doesNotContain(raw);
        assertThat(byKey(raw, HttpMethod.DELETE, path, "{\"keyId\": \"" + newest.id() + "\"}"))
                .hasStatus(200)
                .bodyJson()
                .isStrictlyEqualTo("{\"ok\":true}");
        assertThat(byKey(raw, HttpMethod.GET, PROJECTS, ""))
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("unauthorized");
    }

    private static String rawKey(MvcTestResult created) {
        try {
            var body = created.getResponse().getContentAsString();
            return body.replaceAll(".*\"rawKey\":\"([^\"]+)\".*", "$1");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_key_needs_no_body_to_be_created_and_an_id_to_be_changed() {
        var path = "/keys/v1/projects/" + project.id() + "/keys";
        assertThat(asAdmin(HttpMethod.POST, path, "")).hasStatus(201);
        assertThat(asAdmin(HttpMethod.DELETE, path, "{}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("invalid_request");
        assertThat(asAdmin(HttpMethod.DELETE, path, "{\"keyId\": \"" + UUID.randomUUID() + "\"}"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("not_found");
        assertThat(asAdmin(HttpMethod.POST, path, "{\"label\": \"rk_abc\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("invalid_label");
    }

    @Test
    void a_key_may_not_create_rename_or_delete_projects() {
        var path = PROJECTS + "/" + project.id();
        assertThat(byKey(secret, HttpMethod.POST, PROJECTS, "{\"name\": \"More\"}"))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("forbidden");
        assertThat(byKey(secret, HttpMethod.PATCH, path, "{\"name\": \"Mine\"}"))
                .hasStatus(403);
        assertThat(byKey(secret, HttpMethod.DELETE, path, "")).hasStatus(403);
        assertThat(byKey(secret, HttpMethod.GET, path, "")).hasStatus(200);
    }
}
