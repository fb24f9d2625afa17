package io.restormel.keys.platform;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the part of Vault's HTTP interface that a Transit client uses, as Vault documents it: the token header, the
 * {@code vault:v<version>:} ciphertexts, associated data in base64, and errors as {@code {"errors": [...]}}.
 */
final class FakeVault implements AutoCloseable {

    static final String TOKEN = "hvs.test-token";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final HttpServer server;
    private final List<byte[]> versions = new ArrayList<>();
    private int oldestAllowed = 1;
    private boolean sealed;

    FakeVault() throws IOException {
        rotate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    VaultProperties properties(String token) {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        return new VaultProperties(address, token, "", "", "transit", "restormel");
    }

    synchronized void rotate() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        versions.add(key);
    }

    synchronized void forgetVersionsBefore(int version) {
        oldestAllowed = version;
    }

    synchronized void seal(boolean now) {
        sealed = now;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var method = exchange.getRequestMethod();
        var body = exchange.getRequestBody().readAllBytes();
        if (sealed) {
            reply(exchange, 503, Map.of("errors", List.of("Vault is sealed")));
        } else if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            reply(exchange, 403, Map.of("errors", List.of("permission denied")));
        } else if (method.equals("GET") && path.equals("/v1/transit/keys/restormel")) {
            data(exchange, Map.of("latest_version", versions.size(), "type", "aes256-gcm96"));
        } else if (method.equals("POST") && path.equals("/v1/transit/encrypt/restormel")) {
            encrypt(exchange, MAPPER.readTree(body));
        } else if (method.equals("POST") && path.equals("/v1/transit/decrypt/restormel")) {
            decrypt(exchange, MAPPER.readTree(body));
        } else {
            reply(exchange, 404, Map.of("errors", List.of()));
        }
    }

    private void encrypt(HttpExchange exchange, JsonNode body) throws IOException {
        try {
            var plaintext = decoded(body, "plaintext");
            var bound = decoded(body, "associated_data");
            var ciphertext = new AesGcmJce(versions.getLast()).encrypt(plaintext, bound);
            data(
                    exchange,
                    Map.of(
                            "ciphertext",
                            "vault:v" + versions.size() + ":"
                                    + Base64.getEncoder().encodeToString(ciphertext),
                            "key_version",
                            versions.size()));
        } catch (GeneralSecurityException e) {
            reply(exchange, 500, Map.of("errors", List.of("1 error occurred")));
        }
    }

    private void decrypt(HttpExchange exchange, JsonNode body) throws IOException {
        var parts = body.path("ciphertext").asString("").split(":", 3);
        int version = parts.length == 3 ? Integer.parseInt(parts[1].substring(1)) : 0;
        if (version == 0 || version > versions.size()) {
            reply(exchange, 400, Map.of("errors", List.of("invalid ciphertext: no prefix")));
        } else if (version < oldestAllowed) {
            reply(
                    exchange,
                    400,
                    Map.of("errors", List.of("ciphertext or signature version is disallowed by policy (too old)")));
        } else {
            try {
                var plaintext = new AesGcmJce(versions.get(version - 1))
                        .decrypt(Base64.getDecoder().decode(parts[2]), decoded(body, "associated_data"));
                data(exchange, Map.of("plaintext", Base64.getEncoder().encodeToString(plaintext)));
            } catch (GeneralSecurityException e) {
                reply(exchange, 400, Map.of("errors", List.of("cipher: message authentication failed")));
            }
        }
    }

    private static byte[] decoded(JsonNode body, String field) {
        return Base64.getDecoder().decode(body.path(field).asString(""));
    }

    private static void data(HttpExchange exchange, Map<String, ?> data) throws IOException {
        reply(exchange, 200, Map.of("request_id", "r", "lease_id", "", "renewable", false, "data", data));
    }

    private static void reply(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        var bytes = MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
