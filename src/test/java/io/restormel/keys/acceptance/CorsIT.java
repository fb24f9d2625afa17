package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages that call a project's API with a key. Spoken by hand: Java's client does not send an Origin. */
@OnServer
class CorsIT {

    private static final String LISTED = "https://app.example.com";

    @LocalServerPort
    private int port;

    private AcceptanceProject project;
    private AcceptanceProject other;

    @BeforeEach
    void a_project_that_lists_an_origin() {
        project = AcceptanceProject.create(Api.asManager(port));
        other = AcceptanceProject.create(Api.asManager(port));
        Api.asManager(port)
                .send("PUT", project.path("/allowed-origins"), "{\"origins\":[\"" + LISTED + "\"]}")
                .expect(200);
    }

    @AfterEach
    void the_projects_go() {
        project.close();
        other.close();
    }

    /** The head of the reply in lower case. */
    private String ask(String method, String path, String origin, String more) throws Exception {
        return send(method, path, origin, more).split("\r\n\r\n", 2)[0].toLowerCase(Locale.ROOT);
    }

    private String send(String method, String path, String origin, String more) throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write((method + " /keys/v1" + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nOrigin: "
                                    + origin + "\r\nConnection: close\r\n" + more + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var reply = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(reply);
            return reply.toString(StandardCharsets.UTF_8);
        }
    }

    private String preflight(String path, String origin) throws Exception {
        return ask(
                "OPTIONS",
                path,
                origin,
                "Access-Control-Request-Method: PATCH\r\nAccess-Control-Request-Headers: authorization, if-match\r\n");
    }

    @Test
    void a_listed_origin_may_ask_and_is_told_what_it_may_read() throws Exception {
        var preflight = preflight(project.path("/routes"), LISTED);
        assertThat(preflight)
                .startsWith("http/1.1 200")
                .contains("access-control-allow-origin: " + LISTED)
                .contains("access-control-allow-headers: authorization, if-match")
                .contains("patch")
                .doesNotContain("access-control-allow-credentials");

        var call = ask("GET", project.path(""), LISTED, "Authorization: Bearer " + project.key() + "\r\n");
        assertThat(call)
                .startsWith("http/1.1 200")
                .contains("access-control-allow-origin: " + LISTED)
                .contains("access-control-expose-headers: etag")
                .contains("vary: origin");
    }

    @Test
    void a_refused_preflight_is_an_error_of_the_api() throws Exception {
        for (var refused : new String[] {
            send("OPTIONS", project.path(""), LISTED, "Access-Control-Request-Method: BREW\r\n"),
            send("OPTIONS", project.path(""), "https://other.example", "Access-Control-Request-Method: GET\r\n"),
            send(
                    "OPTIONS",
                    project.path(""),
                    LISTED,
                    "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: cookie\r\n")
        }) {
            assertThat(refused)
                    .startsWith("HTTP/1.1 403")
                    .containsIgnoringCase("content-type: application/json")
                    .contains("{\"error\":\"origin_not_allowed\",\"message\":\"");
        }
    }

    @Test
    void a_listed_origin_may_ask_for_the_head_alone() throws Exception {
        assertThat(ask("OPTIONS", project.path("/routes"), LISTED, "Access-Control-Request-Method: HEAD\r\n"))
                .startsWith("http/1.1 200")
                .contains("head");
        var key = "Authorization: Bearer " + project.key() + "\r\n";
        for (var path : new String[] {"", "/routes", "/models"}) {
            assertThat(ask("HEAD", project.path(path), LISTED, key))
                    .as(path)
                    .startsWith("http/1.1 200")
                    .contains("access-control-allow-origin: " + LISTED);
        }
        assertThat(ask("HEAD", "/catalog", LISTED, "")).startsWith("http/1.1 200");
    }

    @Test
    void no_other_origin_is_allowed_and_no_other_project_by_this_one() throws Exception {
        for (var origin : new String[] {
            "https://app.example.com.evil.example", "http://app.example.com", "https://app.example.com:8443", "null"
        }) {
            assertThat(preflight(project.path("/routes"), origin)).as(origin).doesNotContain("access-control-");
        }
        assertThat(preflight(other.path("/routes"), LISTED)).doesNotContain("access-control-");
        assertThat(preflight("/projects/" + UUID.randomUUID() + "/routes", LISTED))
                .doesNotContain("access-control-");
        assertThat(preflight("/projects", LISTED)).doesNotContain("access-control-");
    }
}
