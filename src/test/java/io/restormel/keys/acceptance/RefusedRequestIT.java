package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What is refused before the API sees it is refused as the API does it. */
@OnServer
class RefusedRequestIT {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /keys/v1//projects",
                "GET /keys/v1/projects;a=b",
                "GET /keys/v1/projects%2fone",
                "GET /keys/v1/projects%00",
                "GET /keys/v1/../projects",
                "GET /keys/v1/pro|jects",
                "TRACE /keys/v1/projects",
                "BREW /keys/v1/projects",
                "GET //keys/v1/projects",
                "GET /v1/testing%5cresolve-model"
            })
    void a_request_that_cannot_be_served_gets_an_error_of_the_api(String request) throws IOException {
        for (var accept : List.of("application/json", "text/html,*/*")) {
            assertRefused(send(
                    request + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\nConnection: close\r\n\r\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Host: a b", "Host: localhost\r\nX-Long: LONG", "Host: localhost\r\nTransfer-Encoding: odd"})
    void headers_that_no_server_takes_are_refused_so_too(String headers) throws IOException {
        assertRefused(send("GET /keys/v1/projects HTTP/1.1\r\n" + headers.replace("LONG", "x".repeat(10_000))
                + "\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void browsers_that_ask_for_a_page_elsewhere_get_one() throws IOException {
        var reply =
                send("GET /projects;a=b HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 400").containsIgnoringCase("content-type: text/html");
    }

    private static void assertRefused(String reply) {
        assertThat(reply).matches("(?s)HTTP/1.1 [45]\\d\\d .*");
        assertThat(reply).containsIgnoringCase("content-type: application/json");
        var body = JsonMapper.shared().readTree(reply.substring(reply.indexOf('{'), reply.lastIndexOf('}') + 1));
        assertThat(body.path("error").asString()).as(reply).matches("[a-z_]+");
        assertThat(body.path("message").asString()).as(reply).isNotEmpty();
    }

    private String send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
