package io.restormel.keys.credential;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A workspace of its own with a project, and the HTTP interface without the filters that find out who calls. */
abstract class CredentialTestCase {

    static final JsonMapper MAPPER = JsonMapper.shared();

    @Autowired
    WebApplicationContext context;

    @Autowired
    CurrentCaller callers;

    @Autowired
    ProjectService projects;

    @Autowired
    DSLContext sql;

    @Autowired
    FakeProviders.Verifier providers;

    TestWorkspace workspace;
    Caller admin;
    UUID project;
    UUID production;
    private MockMvc web;

    record Reply(int status, JsonNode body, MockHttpServletResponse raw) {
        JsonNode data() {
            return body.path("data");
        }

        String error() {
            return body.path("error").asString("");
        }

        Reply expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("Expected " + wanted + ", got " + status + ": " + body);
            }
            return this;
        }
    }

    @BeforeEach
    void newWorkspace() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
        var created = callers.as(admin, () -> projects.create("Shop", false));
        project = created.id();
        production = Objects.requireNonNull(created.defaultEnvironmentId());
    }

    Caller.GatewayKey gatewayKey() {
        return new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project, null);
    }

    Reply call(Caller caller, String method, String path, @Nullable Object body) {
        return callers.as(caller, () -> {
            try {
                var full = path.startsWith("/keys") ? path : "/keys/v1" + path;
                var builder = request(HttpMethod.valueOf(method), full).contentType(MediaType.APPLICATION_JSON);
                if (body != null) {
                    builder.content(body instanceof String text ? text : MAPPER.writeValueAsString(body));
                }
                var response = web.perform(builder).andReturn().getResponse();
                return new Reply(response.getStatus(), MAPPER.readTree(response.getContentAsString()), response);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    Reply get(String path) {
        return call(admin, "GET", path, null);
    }

    Reply post(String path, Map<String, ?> body) {
        return call(admin, "POST", path, body);
    }

    Reply patch(String path, Map<String, ?> body) {
        return call(admin, "PATCH", path, body);
    }

    Reply delete(String path) {
        return call(admin, "DELETE", path, null);
    }

    /** A host that may check secrets out. */
    Caller.GatewayKey library() {
        return new Caller.GatewayKey(
                UUID.randomUUID(),
                workspace.id(),
                project,
                null,
                Set.of(KeyScope.RESOLVE, KeyScope.USAGE, KeyScope.CREDENTIALS));
    }

    /** The route {@code chat} of the default environment, without steps. */
    String route(Map<String, ?> settings) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "chat", "environmentId", production.toString()));
        body.putAll(settings);
        return post("/projects/" + project + "/routes", body)
                .expect(201)
                .data()
                .path("id")
                .asString();
    }

    void step(String route, int order, String provider, String model) {
        post(
                        "/projects/" + project + "/routes/" + route + "/steps",
                        Map.of("orderIndex", order, "providerPreference", provider, "modelId", model))
                .expect(201);
    }

    /** What the route {@code chat} decides. */
    JsonNode decide(Caller host, @Nullable String endUser) {
        Map<String, Object> body = new HashMap<>(Map.of("routeId", "chat"));
        if (endUser != null) {
            body.put("endUserId", endUser);
        }
        return call(host, "POST", "/projects/" + project + "/resolve", body)
                .expect(200)
                .data();
    }

    /** A sealed credential of the workspace. */
    UUID credential(String provider, String secret) {
        return UUID.fromString(post("/credentials", Map.of("providerType", provider, "secret", secret))
                .expect(201)
                .data()
                .path("id")
                .asString());
    }

    static String newSecret() {
        return "sk-test-" + UUID.randomUUID() + "-WXYZ";
    }
}
