package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
                "BREW /keys/v1/projects"
            })
    void a_request_that_cannot_be_served_gets_an_error_of_the_api(String request) throws IOException {
        var reply =
                send(request + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nConnection: close\r\n\r\n");

        assertThat(reply).matches("(?s)HTTP/1.1 4\\d\\d .*");
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
