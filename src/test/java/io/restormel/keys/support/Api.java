package io.restormel.keys.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A client of a running server, by one key. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String PREFIX = "/keys/dashboard/api";

    private final String origin;
    private final String key;

    public Api(int port, String key) {
        this.origin = "http://localhost:" + port;
        this.key = key;
    }

    public static Api asManager(int port) {
        return new Api(port, OnServer.MANAGEMENT_KEY);
    }

    public Api as(String otherKey) {
        return new Api(Integer.parseInt(origin.substring(origin.lastIndexOf(':') + 1)), otherKey);
    }

    /** What came back; {@code json} is missing when the body is none. */
    public record Reply(int status, JsonNode json, HttpResponse<String> raw) {
        public JsonNode data() {
            return json.path("data");
        }

        public String error() {
            return json.path("error").asString();
        }

        public Reply expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("Expected " + wanted + ", got " + status + ": " + raw.body());
            }
            return this;
        }
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply post(String path, Map<String, ?> body) {
        return send("POST", path, MAPPER.writeValueAsString(body));
    }

    public Reply patch(String path, Map<String, ?> body) {
        return send("PATCH", path, MAPPER.writeValueAsString(body));
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    /** A path without the API's prefix, or one that starts with {@code /keys} or {@code /api} as it is. */
    public Reply send(String method, String path, String body) {
        return send(method, path, body, Map.of());
    }

    /** @param headers in the place of those that are sent otherwise */
    public Reply send(String method, String path, String body, Map<String, String> headers) {
        var full = path.startsWith("/keys") || path.startsWith("/api") || path.startsWith("/v1") ? path : PREFIX + path;
        var request = HttpRequest.newBuilder(URI.create(origin + full))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        headers.forEach(request::setHeader);
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), parsed(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
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
}
