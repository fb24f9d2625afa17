package io.restormel.keys.acceptance;

import static java.net.http.HttpRequest.BodyPublishers.ofInputStream;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.NodeClient;
import io.restormel.keys.support.OnServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The original's published command line against this server; {@code login} needs a browser: see RealCliLoginIT. */
@OnServer
class RealCliIT {

    private static final String PROGRAM = "node_modules/@restormel/keys-cli/dist/index.js";

    private static final String OPENROUTER_KEY = "sk-or-v1-0123456789abcdef0123456789abcdef";

    private static NodeClient client;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        client = NodeClient.installed("restormel-keys-cli");
    }

    private String origin() {
        return "http://localhost:" + port;
    }

    @Test
    void the_catalogue_is_fetched_as_a_summary_and_as_json() throws Exception {
        var summary = client.run(PROGRAM, "catalog", "fetch", "--base-url", origin());
        assertThat(summary.exit()).as(summary.errors()).isZero();
        assertThat(summary.output()).contains("Restormel canonical catalog", "openai");

        var json = client.run(PROGRAM, "catalog", "fetch", "--base-url", origin(), "--limit", "7", "--json");
        assertThat(json.exit()).as(json.errors()).isZero();
        var catalog = JsonMapper.shared().readTree(json.output());
        assertThat(catalog.path("data")).hasSize(7);
        assertThat(catalog.at("/paging/limit").asInt()).isEqualTo(7);
    }

    @Test
    void openrouter_s_activity_is_synced_and_the_second_time_changes_nothing() throws Exception {
        try (var project = AcceptanceProject.create(Api.asManager(port))) {
            var connection = AcceptanceProject.id(Api.asManager(port)
                    .post("/integrations", Map.of("providerType", "openrouter", "credentialRef", "vault:openrouter")));
            var activity = Files.writeString(folder.resolve("activity.json"), activity());

            var first = sync(connection, project.key(), activity);
            assertThat(first.exit()).as(first.output() + first.errors()).isZero();
            assertThat(first.output())
                    .contains("Synced OpenRouter activity into Restormel.", "\"importedRows\": 2", "\"skipped\": 0");
            var totals = totals(connection);
            assertThat(totals).hasSize(2);
            assertThat(totals.getFirst().path("source").asString()).isEqualTo("openrouter-activity");
            assertThat(totals.getFirst().path("estimatedCost").decimalValue()).isEqualByComparingTo("0.027");

            var second = sync(connection, project.key(), activity);
            assertThat(second.exit()).as(second.output() + second.errors()).isZero();
            assertThat(second.output()).contains("\"importedRows\": 0", "\"unchanged\": 2");
            assertThat(totals(connection)).isEqualTo(totals);

            var refused = sync(connection, "rk_nobody", activity);
            assertThat(refused.exit()).isOne();
            assertThat(refused.errors()).contains("Restormel import failed (401)");
        }
    }

    private static String activity() {
        var row = """
                {"date": "%s", "model": "openai/gpt-5", "model_permaslug": "openai/gpt-5-2026-08-07", \
                "endpoint_id": "550e8400-e29b-41d4-a716-446655440000", "provider_name": "%s", "usage": 0.015, \
                "byok_usage_inference": 0.012, "requests": 5, "prompt_tokens": 50, "completion_tokens": 125, \
                "reasoning_tokens": 25}""";
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        return "{\"data\": [" + row.formatted(yesterday, "Azure") + ", " + row.formatted(yesterday, "OpenAI") + "]}";
    }

    private NodeClient.Ran sync(String connection, String gatewayKey, Path activity) throws Exception {
        return client.start(
                        Map.of(
                                "NO_COLOR",
                                "1",
                                "OPENROUTER_ACTIVITY",
                                activity.toAbsolutePath().toString(),
                                "OPENROUTER_EXPECTED_KEY",
                                OPENROUTER_KEY),
                        "--import",
                        "./openrouter-stub.mjs",
                        PROGRAM,
                        "sync",
                        "--integration-id",
                        connection,
                        "--restormel-url",
                        origin() + "/keys/dashboard",
                        "--restormel-gateway-key",
                        gatewayKey,
                        "--openrouter-key",
                        OPENROUTER_KEY)
                .end();
    }

    private List<JsonNode> totals(String connection) {
        return Api.asManager(port)
                .get("/usage-aggregates?source=openrouter-activity")
                .expect(200)
                .data()
                .valueStream()
                .filter(total -> total.path("integrationId").asString().equals(connection))
                .toList();
    }

    /** Bodies of other endpoints stay as small as they were. */
    @Test
    void a_large_activity_is_taken_and_a_larger_body_is_refused() {
        var manager = Api.asManager(port);
        var connection = AcceptanceProject.id(
                manager.post("/integrations", Map.of("providerType", "openrouter", "credentialRef", "vault:large")));
        var path = "/integrations/" + connection + "/import/openrouter-activity";
        var rows = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"date\":\"2024-01-01\",\"model\":\"model-" + i
                        + "\",\"provider_name\":\"Azure\",\"requests\":1,\"prompt_tokens\":1000,\"usage\":0.25}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}"));
        assertThat(rows.length()).isGreaterThan(1 << 20);

        var taken = manager.send("POST", path, rows).expect(200).data();
        assertThat(taken.path("imported").asInt()).isEqualTo(20_000);
        assertThat(manager.send("POST", path, rows)
                        .expect(200)
                        .data()
                        .path("unchanged")
                        .asInt())
                .isEqualTo(20_000);
        var refused = manager.send("POST", path, " ".repeat(33 << 20)).expect(413);
        assertThat(refused.json().path("message").asString()).contains("32 MiB");
        manager.send("POST", "/projects", " ".repeat(2 << 20)).expect(413);
    }

    @Test
    void a_large_activity_is_taken_as_a_file_too() throws Exception {
        var connection = AcceptanceProject.id(Api.asManager(port)
                .post("/integrations", Map.of("providerType", "openrouter", "credentialRef", "vault:file")));
        var row = "{\"date\":\"2024-01-01\",\"model\":\"m\",\"provider_name\":\"Azure\",\"requests\":1}";
        var rows = Stream.generate(() -> row).limit(30_000).collect(Collectors.joining(",", "[", "]"));
        var reply = send(connection, "multipart/form-data; boundary=edge", ofString(filed(rows)));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("\"imported\":1,");
    }

    @Test
    void a_body_of_undeclared_length_is_not_read_beyond_the_limit() throws Exception {
        var connection = AcceptanceProject.id(Api.asManager(port)
                .post("/integrations", Map.of("providerType", "openrouter", "credentialRef", "vault:chunked")));
        var endless = "[" + " ".repeat(33 << 20);
        for (var body : Map.of("application/json", endless, "multipart/form-data; boundary=edge", filed(endless))
                .entrySet()) {
            var bytes = body.getValue().getBytes(StandardCharsets.US_ASCII);
            var reply = send(connection, body.getKey(), ofInputStream(() -> new ByteArrayInputStream(bytes)));
            assertThat(reply.statusCode()).as(body.getKey() + reply.body()).isEqualTo(413);
        }
    }

    private static String filed(String json) {
        return "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"activity.json\"\r\n\r\n" + json
                + "\r\n--edge--\r\n";
    }

    private HttpResponse<String> send(String connection, String type, HttpRequest.BodyPublisher body) throws Exception {
        var address = origin() + "/keys/v1/integrations/" + connection + "/import/openrouter-activity";
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", "Bearer " + OnServer.MANAGEMENT_KEY)
                            .header("Content-Type", type)
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
