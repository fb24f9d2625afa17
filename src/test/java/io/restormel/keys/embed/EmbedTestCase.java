package io.restormel.keys.embed;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.credential.FakeProviders;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A project of a workspace of its own: its host's backend, and pages that only have what the backend gives them. */
abstract class EmbedTestCase {

    static final JsonMapper MAPPER = JsonMapper.shared();
    /** Where a page of the host is. */
    static final String HOST = "https://app.example.com";
    /** Where this server is. */
    static final String OWN = "http://localhost";

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
    Caller host;
    UUID project;
    UUID production;
    private MockMvc backend;
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
        backend = MockMvcBuilders.webAppContextSetup(context).build();
        web = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(context.getBean("springSecurityFilterChain", Filter.class))
                .build();
        workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
        var created = callers.as(admin, () -> projects.create("Shop", false));
        project = created.id();
        production = Objects.requireNonNull(created.defaultEnvironmentId());
        host = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project, null);
        allow(HOST);
    }

    void allow(String... origins) {
        as(admin, "PUT", "/allowed-origins", Map.of("origins", List.of(origins)))
                .expect(200);
    }

    /** A call whose key was looked at already; the path is one within the project. */
    Reply as(Caller caller, String method, String path, @Nullable Object body) {
        return callers.as(caller, () -> send(backend, method, "/keys/v1/projects/" + project + path, Map.of(), body));
    }

    /** A call through all filters, as it comes over the network. */
    Reply web(String method, String path, Map<String, String> headers, @Nullable Object body) {
        return send(web, method, path, headers, body);
    }

    /** What a page at an origin asks with its session. */
    Reply page(String origin, String session, String method, String path, @Nullable Object body) {
        return web(
                method, "/keys/v1/widget" + path, Map.of("Origin", origin, "Authorization", "Bearer " + session), body);
    }

    Reply page(String session, String method, String path) {
        return page(HOST, session, method, path, null);
    }

    private static Reply send(
            MockMvc through, String method, String path, Map<String, String> headers, @Nullable Object body) {
        try {
            var builder = request(HttpMethod.valueOf(method), path).contentType(MediaType.APPLICATION_JSON);
            headers.forEach(builder::header);
            if (body != null) {
                builder.content(body instanceof String text ? text : MAPPER.writeValueAsString(body));
            }
            var response = through.perform(builder).andReturn().getResponse();
            return new Reply(response.getStatus(), parsed(response.getContentAsString()), response);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** All that a session can have, for an end user. */
    static Map<String, Object> everything(String endUser) {
        return new TreeMap<>(Map.of(
                "endUserId", endUser,
                "components", List.of("model-selector", "key-manager"),
                "actions", List.of("list", "add", "verify", "replace", "remove"),
                "origins", List.of(HOST)));
    }

    static Map<String, Object> with(Map<String, Object> request, String field, Object value) {
        var changed = new TreeMap<>(request);
        changed.put(field, value);
        return changed;
    }

    JsonNode issue(Map<String, Object> request) {
        return as(host, "POST", "/widget-sessions", request).expect(201).data();
    }

    String session(Map<String, Object> request) {
        return issue(request).path("session").asString();
    }

    String session(String endUser) {
        return session(everything(endUser));
    }

    static String newSecret() {
        return "sk-test-" + UUID.randomUUID() + "-WXYZ";
    }

    /** As the secret field does. */
    Reply add(String session, String provider, String secret) {
        return page(OWN, session, "POST", "/keys", Map.of("providerId", provider, "secret", secret));
    }

    UUID policy(String name, String type, Map<String, Object> definition) {
        var made = callers.as(
                admin,
                () -> send(
                        backend,
                        "POST",
                        "/keys/v1/policies",
                        Map.of(),
                        Map.of("name", name, "type", type, "ruleDefinition", definition)));
        return UUID.fromString(made.expect(201).data().path("id").asString());
    }

    void bind(UUID policy, String target, UUID id) {
        callers.as(
                        admin,
                        () -> send(
                                backend,
                                "POST",
                                "/keys/v1/policies/" + policy + "/bindings",
                                Map.of(),
                                Map.of("targetType", target, "targetId", id)))
                .expect(201);
    }

    /** A call by somebody whose key was looked at already, to any path. */
    Reply anywhere(Caller caller, String method, String path, @Nullable Object body) {
        return callers.as(caller, () -> send(backend, method, path, Map.of(), body));
    }
}
