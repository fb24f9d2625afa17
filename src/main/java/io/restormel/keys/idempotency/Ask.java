package io.restormel.keys.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One request, as its sender names it.
 *
 * @param caller whose key it is: two callers' keys have nothing to do with each other
 * @param key as sent
 * @param fingerprint of what was asked, 64 hexadecimal digits
 */
record Ask(String caller, String key, String fingerprint) {

    static Ask of(String caller, String key, String path, byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(path.getBytes(StandardCharsets.UTF_8));
            hash.update((byte) 0);
            return new Ask(caller, key, HexFormat.of().formatHex(hash.digest(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    /** What a sealed reply is bound to. */
    byte[] place() {
        return (caller + "\n" + key + "\n" + fingerprint).getBytes(StandardCharsets.UTF_8);
    }
}
