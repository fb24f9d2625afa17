package io.restormel.keys.project.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.NodeClient;
import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * What the dashboard offers to copy, run as it stands, with nothing but the key in its environment. Those for JavaScript
 * are skipped without Node ({@link NodeClient}), that for Python without a {@code python3}.
 */
@OnServer
class SnippetsIT {

    private static final String MODEL = "claude-sonnet-5-5";

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    private Api manager;
    private String project;
    private String key;
    private ConnectSnippet snippet;

    @BeforeEach
    void set_up() {
        manager = Api.asManager(port);
        project = created("/projects", Map.of("name", "Snippets")).path("id").asString();
        var environment = manager.get("/projects/" + project)
                .expect(200)
                .data()
                .path("defaultEnvironmentId")
                .asString();
        created(
                "/projects/" + project + "/routes",
                Map.of("name", "chat", "environmentId", environment, "primaryModel", MODEL));
        key = created("/projects/" + project + "/keys", Map.of("label", "Snippets"))
                .path("rawKey")
                .asString();
        snippet =
                new ConnectSnippet("http://localhost:" + port, UUID.fromString(project), UUID.fromString(environment));
    }

    @AfterEach
    void remove() {
        manager.delete("/projects/" + project).expect(200);
    }

    @ParameterizedTest
    @EnumSource
    void each_snippet_gets_a_model_and_is_in_the_list_of_requests(SnippetLanguage language) throws Exception {
        var code = snippet.in(language);
        assertThat(code).doesNotContain(key).contains("RESTORMEL_GATEWAY_KEY");

        assertThat(printedBy(language, code)).contains("anthropic").contains(MODEL);

        expectOneRequest();
    }

    @Test
    void a_shell_that_reads_the_env_file_has_all_that_curl_needs() throws Exception {
        Files.writeString(folder.resolve(".env"), snippet.dotEnv(key));

        var printed = run("sh", "-c", "set -a; . ./.env; set +a; " + snippet.in(SnippetLanguage.CURL));

        assertThat(printed).contains("anthropic").contains(MODEL);
        expectOneRequest();
    }

    private JsonNode created(String path, Map<String, ?> body) {
        return manager.post(path, body).expect(201).data();
    }

    private String printedBy(SnippetLanguage language, String code) throws IOException, InterruptedException {
        return switch (language) {
            case CURL -> run("sh", "-c", code);
            case FETCH, CLIENT -> byNode(code);
            case PYTHON -> {
                assumeTrue(isThere("python3"), "no python3 on this machine");
                yield run("python3", written("first_request.py", code));
            }
            case JAVA ->
                run(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        written("FirstRequest.java", code));
        };
    }

    /** Beside the published client, which one of them imports. */
    private String byNode(String code) throws IOException, InterruptedException {
        var client = NodeClient.installed("restormel-keys");
        Files.writeString(client.folder().resolve("first-request.mjs"), code);
        var ran = client.start(Map.of("RESTORMEL_GATEWAY_KEY", key), "first-request.mjs")
                .end();
        assertThat(ran.exit()).as(ran.errors()).isZero();
        return ran.output();
    }

    private String written(String name, String code) throws IOException {
        return Files.writeString(folder.resolve(name), code).toString();
    }

    private static boolean isThere(String command) throws InterruptedException {
        try {
            return new ProcessBuilder(command, "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        var errors = folder.resolve("errors.txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        if (!Files.exists(folder.resolve(".env"))) {
            builder.environment().put("RESTORMEL_GATEWAY_KEY", key);
        }
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return printed;
    }

    private void expectOneRequest() {
        await().until(() -> !requests().isEmpty());
        assertThat(requests()).singleElement().satisfies(request -> {
            assertThat(request.path("requestStatus").asString()).isEqualTo("resolved");
            assertThat(request.path("finalModelId").asString()).isEqualTo(MODEL);
        });
    }

    private List<JsonNode> requests() {
        return manager.get("/request-logs?projectId=" + project)
                .expect(200)
                .data()
                .valueStream()
                .toList();
    }
}
