package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a client with a valid key sends, the answer is JSON that says what is wrong, and never a server error. */
@OnServer
class HostileInputIT {

    private static final int REQUESTS = Integer.getInteger("hostile.requests", 10_000);
    private static final int PER_TARGET = 500;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static final List<Endpoint> READERS =
            Endpoint.ALL.stream().filter(Endpoint::readsBody).toList();

    @LocalServerPort
    private int port;

    private final Set<String> present = new HashSet<>();
    private Map<String, String> ids = Map.of();
    private String gatewayKey = "";

    @BeforeEach
    void a_target() {
        manager()
                .get("/projects")
                .data()
                .forEach(each -> present.add(each.path("id").asString()));
        manager()
                .get("/policies")
                .data()
                .forEach(each -> present.add(each.path("id").asString()));
        newTarget();
    }

    /** Policies and projects are the workspace's: what came of the requests must not disturb other tests. */
    @AfterEach
    void all_that_came_of_it_is_removed() {
        newWebhook();
        for (var kind : List.of("/policies", "/projects")) {
            for (var each : manager().get(kind).data()) {
                var id = each.path("id").asString();
                if (!present.contains(id)) {
                    manager().delete(kind + "/" + id).expect(200);
                }
            }
        }
    }

    private Api manager() {
        return Api.asManager(port);
    }

    private void newTarget() {
        var project = AcceptanceProject.create(manager());
        var route = project.route("target");
        var step = project.step(route, 0, "openai/gpt-4o");
        project.step(route, 1, "google/gemini-2.5-pro");
        var policy = project.denying("gpt-4o-mini", "project", project.id());
        var expendable = manager().post(project.path("/keys"), Map.of()).expect(201);
        ids = Map.of(
                "project", project.id(),
                "environment", project.environmentId(),
                "route", route,
                "step", step,
                "policy", policy,
                "key", expendable.data().path("keyId").asString(),
                "webhook", newWebhook(),
                "unknown", UUID.randomUUID().toString());
        gatewayKey = project.key();
    }

    private String newWebhook() {
        manager().get("/webhooks").data().forEach(each -> {
            if (each.path("url").asString().contains("93.184.216.34")) {
                manager().delete("/webhooks?id=" + each.path("id").asString()).expect(200);
            }
        });
        return manager()
                .post(
                        "/webhooks",
                        Map.of("url", "https://93.184.216.34/hook", "event_types", List.of("credential.removed")))
                .expect(200)
                .data()
                .at("/webhook/id")
                .asString();
    }

    @Test
    void ten_thousand_bad_requests_get_a_json_answer_each() {
        var hostility = new Hostility(20_261_121);
        var wrong = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        for (int i = 0; i < REQUESTS && wrong.size() < 20; i++) {
            if (i % PER_TARGET == PER_TARGET - 1) {
                newTarget();
            }
            var endpoint = hostility.pick(Endpoint.ALL);
            var body = hostility.body(Endpoint.filled(endpoint.body(), ids));
            var path = Endpoint.filled(endpoint.path(), hostility.below(20) == 0 ? strangers(hostility) : ids);
            var key = endpoint.decision() || hostility.below(4) == 0 ? gatewayKey : OnServer.MANAGEMENT_KEY;
            var reply = send(endpoint.method(), path, key, BodyPublishers.ofByteArray(body));
            statuses.merge(reply.statusCode(), 1, Integer::sum);
            var complaint = complaint(reply);
            if (!complaint.isEmpty()) {
                var sent = new String(body, StandardCharsets.UTF_8);
                wrong.add("#" + i + " " + endpoint + " " + complaint + "\n  sent "
                        + sent.substring(0, Math.min(600, sent.length())));
            }
        }
        assertThat(wrong).as("of the answers %s", statuses).isEmpty();
        assertThat(statuses.keySet()).contains(200, 201, 400, 404);
    }

    /** Ids that name nothing of the target, in place of one. */
    private Map<String, String> strangers(Hostility hostility) {
        var strange = new HashMap<>(ids);
        strange.put(
                hostility.pick(List.of("project", "route", "policy", "step")),
                hostility.pick(List.of(
                        "1",
                        "null",
                        "%F0%9F%98%80",
                        "1-1-1-1-1",
                        UUID.randomUUID().toString())));
        return strange;
    }

    /** Empty when the answer is as it must be. */
    private static String complaint(HttpResponse<String> reply) {
        if (reply.statusCode() < 300) {
            return "";
        }
        var json = json(reply);
        boolean told = json.path("error").isString()
                && json.path("message").isString()
                && !json.path("message").stringValue().isBlank();
        return reply.statusCode() >= 400 && reply.statusCode() < 500 && told
                ? ""
                : reply.statusCode() + " " + reply.body();
    }

    @ParameterizedTest
    @FieldSource("READERS")
    void malformed_json_is_told_so(Endpoint endpoint) {
        for (var bad : List.of("{", "{\"a\":}", "{'a':1}", "nonsense", "{} {}", "[]", "7", "\"text\"")) {
            var reply = send(endpoint, BodyPublishers.ofString(bad));
            assertThat(reply.statusCode()).as(bad).isEqualTo(400);
            assertThat(json(reply).path("error").asString()).as(bad).isEqualTo("Invalid JSON");
        }
    }

    @ParameterizedTest
    @FieldSource("READERS")
    void a_body_over_one_mebibyte_is_too_large_be_its_length_declared_or_not(Endpoint endpoint) {
        var large = ("{\"name\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        var chunks = BodyPublishers.ofByteArrays(
                () -> Stream.of(large).map(each -> each).iterator());
        for (var body : List.of(BodyPublishers.ofByteArray(large), chunks)) {
            var reply = send(endpoint, body);
            assertThat(reply.statusCode()).isEqualTo(413);
            assertThat(json(reply).path("error").asString()).isEqualTo("payload_too_large");
            assertThat(json(reply).path("message").asString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("READERS")
    void an_unknown_field_is_ignored_by_decisions_and_refused_by_name_by_writes(Endpoint endpoint) {
        var body = Endpoint.filled(endpoint.body(), ids).replaceFirst("\\{", "{\"surprise\": 1, ");
        var reply = send(endpoint, BodyPublishers.ofString(body));
        if (endpoint.decision()) {
            assertThat(reply.statusCode()).isEqualTo(200);
        } else {
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(json(reply).path("field").asString()).isEqualTo("surprise");
            assertThat(json(reply).path("message").asString()).contains("surprise");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/projects/{project}/resolve          | environmentId | 7",
                "/projects/{project}/resolve          | attemptNumber | 'one'",
                "/projects/{project}/resolve          | attemptNumber | 1.5",
                "/projects/{project}/resolve          | estimatedInputTokens | true",
                "/projects/{project}/resolve          | previousFailure | []",
                "/projects/{project}/resolve          | previousFailure.selectedStepId | 1",
                "/projects/{project}/routes/{route}/simulate | includeStepDiagnostics | 'yes'",
                "/policies/evaluate                   | modelId | ['gpt-4o']",
                "/projects                            | name | {}",
                "/projects/{project}/environments     | name | 1",
                "/projects/{project}/keys             | expiresAt | 'tomorrow'",
                "/projects/{project}/keys             | environmentId | 'production'",
                "/projects/{project}/routes           | name | []",
                "/projects/{project}/routes/{route}/steps | orderIndex | '0'",
                "/projects/{project}/routes/{route}/steps | modelPool | 'weighted'",
                "/projects/{project}/routes/{route}/publish | changeSummary | 1",
                "/projects/{project}/routes/{route}/rollback | toVersion | '1'",
                "/policies                            | name | false",
                "/policies/{policy}/bindings          | targetId | 'all'",
            })
    void a_field_of_the_wrong_type_is_named(String path, String field, String value) {
        checkNamed(path, field, value.replace('\'', '"'), field);
    }

    /** Puts the value into the good body of the endpoint, at the field, and expects a complaint that names it. */
    private void checkNamed(String path, String field, String value, String named) {
        var endpoint = Endpoint.ALL.stream()
                .filter(each -> each.method().equals("POST") && each.path().endsWith(path.strip()))
                .findFirst()
                .orElseThrow();
        var body = (ObjectNode) JsonMapper.shared().readTree(Endpoint.filled(endpoint.body(), ids));
        var parts = field.split("\\.", -1);
        var parent = parts.length == 1 ? body : (ObjectNode) body.get(parts[0]);
        parent.set(parts[parts.length - 1], JsonMapper.shared().readTree(value));
        var reply =
                send(endpoint, BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        assertThat(json(reply).path("field").asString()).as(reply.body()).isEqualTo(named);
        assertThat(json(reply).path("message").asString()).contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/projects/{project}/resolve              | traceId",
                "/projects/{project}/resolve              | sessionId",
                "/projects/{project}/routes/{route}/simulate | workload",
                "/policies/evaluate                       | modelId",
                "/projects                                | name",
                "/projects/{project}/keys                 | label",
                "/projects/{project}/routes               | flowLayout.x",
                "/projects/{project}/routes/{route}/steps | switchCriteria.advanceOn",
                "/policies                                | ruleDefinition.modelIds",
            })
    void text_that_no_database_can_keep_is_refused_with_its_field(String path, String field) {
        for (var escape : List.of("\\u0000", "\\ud800", "\\udc00x")) {
            var text = "\"a" + escape + "\"";
            checkNamed(path, field, text, field.replaceFirst("\\..*", ""));
        }
    }

    private HttpResponse<String> send(Endpoint endpoint, BodyPublisher body) {
        var key = endpoint.decision() ? gatewayKey : OnServer.MANAGEMENT_KEY;
        return send(endpoint.method(), Endpoint.filled(endpoint.path(), ids), key, body);
    }

    private HttpResponse<String> send(String method, String path, String key, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    private static JsonNode json(HttpResponse<String> reply) {
        try {
            return JsonMapper.shared().readTree(reply.body());
        } catch (JacksonException _) {
            return JsonMapper.shared().missingNode();
        }
    }
}
