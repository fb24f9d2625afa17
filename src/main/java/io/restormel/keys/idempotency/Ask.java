package io.restormel.keys.idempotency;

import io.restormel.keys.access.KeyDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One request, as its sender names it.
 *
 * @param caller whose key it is: two callers' keys have nothing to do with each other
 * @param key as sent
 * @param fingerprint of what was asked, 64 hexadecimal digits; keyed, since the body may hold a secret
 */
record Ask(String caller, String key, String fingerprint) {

    static Ask of(KeyDigest digest, String caller, String key, String path, byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(path.getBytes(StandardCharsets.UTF_8));
            hash.update((byte) 0);
            return new Ask(caller, key, digest.of(HexFormat.of().formatHex(hash.digest(body))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    /** What a sealed reply is bound to. */
    byte[] place() {
        return (caller + "\n" + key + "\n" + fingerprint).getBytes(StandardCharsets.UTF_8);
    }
}
