package io.restormel.keys.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A model server that speaks OpenAI's protocol and takes one key; its {@code /hook} takes webhooks. */
final class ModelServer {

    static final String KEY = "sk-proj-walk0123456789abcdefWXYZ";

    private final HttpServer server;

    ModelServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/models", exchange -> answer(exchange, "{\"object\":\"list\",\"data\":[]}"));
        server.createContext(
                "/v1/chat/completions",
                exchange -> answer(exchange, "{\"choices\":[{\"message\":{\"content\":\"Hello\"}}]}"));
        server.createContext("/hook", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        boolean known = ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var body = (known ? json : "{\"error\":{\"code\":\"invalid_api_key\"}}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** {@code host:port}, as an administrator allows it. */
    String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String baseUrl() {
        return "http://" + hostAndPort() + "/v1";
    }
}
