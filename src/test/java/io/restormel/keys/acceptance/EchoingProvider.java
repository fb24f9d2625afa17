package io.restormel.keys.acceptance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A provider that says in its refusals, headers and bodies which key it was shown, as some do; and a receiver of webhooks
 * that remembers all it was sent.
 */
final class EchoingProvider implements AutoCloseable {

    static final String HOOK = "/hook";

    private final HttpServer server;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> delivered = new CopyOnWriteArrayList<>();

    EchoingProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                    .replace("Bearer ", "");
            heard.add(key);
            exchange.getRequestBody().readAllBytes();
            var body = ("{\"error\":{\"message\":\"Incorrect API key provided: " + key + "\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("X-Refused-Key", key);
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext(HOOK, exchange -> {
            delivered.add(exchange.getRequestHeaders().entrySet()
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    /** Headers and body of each webhook's request. */
    List<String> delivered() {
        return delivered;
    }

    /** The keys it was shown. */
    List<String> heard() {
        return heard;
    }

    String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
