package io.restormel.keys.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Transit engine of a HashiCorp Vault (or OpenBao) as key-encryption key, which then never leaves Vault. Key ids are
 * {@code vault:<mount>/<key>:v<version>}. Sealing anew decrypts and encrypts: Vault's own {@code rewrap} takes no
 * associated data, and so cannot open what is bound to a place.
 */
final class VaultTransit implements KeyWrapping {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration VERSION_KEPT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final VaultProperties vault;
    private final String name;
    private volatile Version latest = new Version(0, 0);

    /** The newest version of the key, as read at a moment of {@link System#nanoTime}. */
    private record Version(long readAt, int number) {}

    VaultTransit(VaultProperties vault) {
        this.vault = vault;
        this.name = "vault:" + vault.mount() + "/" + vault.key() + ":v";
    }

    /** As of at most half a minute ago; the last one known while Vault does not answer. */
    @Override
    public String currentKeyId() {
        var known = latest;
        if (known.number() == 0 || System.nanoTime() - known.readAt() > VERSION_KEPT.toNanos()) {
            try {
                int number = call("GET", "keys", null).path("latest_version").asInt();
                known = new Version(System.nanoTime(), number);
                latest = known;
            } catch (KeyUnwrapException e) {
                if (known.number() == 0) {
                    throw new IllegalStateException(e.getMessage(), e);
                }
            }
        }
        return name + known.number();
    }

    @Override
    public boolean knows(String keyId) {
        return keyId.startsWith(name);
    }

    @Override
    public WrappedKey wrap(byte[] key, byte[] boundTo) throws KeyUnwrapException {
        var ciphertext = call("POST", "encrypt", Map.of("plaintext", base64(key), "associated_data", base64(boundTo)))
                .path("ciphertext")
                .asString("");
        // vault:v3:… : the version is that of the key which sealed.
        var parts = ciphertext.split(":", 3);
        if (parts.length != 3 || !parts[0].equals("vault") || !parts[1].startsWith("v")) {
            throw unavailable("Vault answered without a ciphertext");
        }
        return new WrappedKey(name + parts[1].substring(1), ciphertext.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, byte[] boundTo) throws KeyUnwrapException {
        if (!knows(wrapped.keyId())) {
            throw new KeyUnwrapException(
                    KeyUnwrapException.Reason.UNKNOWN_KEY, "Sealed under a key that is not configured here");
        }
        var ciphertext = new String(wrapped.bytes(), StandardCharsets.US_ASCII);
        var reply = call("POST", "decrypt", Map.of("ciphertext", ciphertext, "associated_data", base64(boundTo)));
        try {
            return Base64.getDecoder().decode(reply.path("plaintext").asString(""));
        } catch (IllegalArgumentException _) {
            throw unavailable("Vault answered without a plaintext");
        }
    }

    /** @return the {@code data} of the reply */
    private JsonNode call(String method, String operation, @org.jspecify.annotations.Nullable Map<String, String> body)
            throws KeyUnwrapException {
        var address = URI.create(vault.address() + "/v1/" + vault.mount() + "/" + operation + "/" + vault.key());
        var request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("X-Vault-Token", vault.currentToken())
                .header("X-Vault-Request", "true")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body)));
        if (!vault.namespace().isEmpty()) {
            request.header("X-Vault-Namespace", vault.namespace());
        }
        try {
            var reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            // Vault answers 400 to what it cannot decrypt; anything else says nothing about the ciphertext.
            if (reply.statusCode() == 400 && operation.equals("decrypt")) {
                throw new KeyUnwrapException(
                        KeyUnwrapException.Reason.DOES_NOT_FIT, "Vault refused: altered, moved, or of another key");
            }
            if (reply.statusCode() != 200) {
                throw unavailable("Vault answered " + reply.statusCode() + " to " + operation);
            }
            return MAPPER.readTree(reply.body()).path("data");
        } catch (IOException | JacksonException e) {
            throw unavailable(
                    "Vault did not answer " + operation + ": " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("Interrupted while waiting for Vault");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeyUnwrapException unavailable(String message) {
        return new KeyUnwrapException(KeyUnwrapException.Reason.UNAVAILABLE, message);
    }
}
