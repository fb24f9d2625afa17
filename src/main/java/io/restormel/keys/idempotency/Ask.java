package io.restormel.keys.idempotency;

import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.platform.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * One request, as its sender names it.
 *
 * @param caller whose key it is: two callers' keys have nothing to do with each other
 * @param key as sent
 * @param fingerprint of what was asked, 64 hexadecimal digits; keyed, since the body may hold a secret
 */
record Ask(String caller, String key, String fingerprint) {

    static Ask of(KeyDigest digest, String caller, String key, String path, byte[] body) {
        var asked = Sha256.hex(path.getBytes(StandardCharsets.UTF_8), new byte[1], body);
        return new Ask(caller, key, digest.of(asked));
    }

    /** What a sealed reply is bound to. */
    byte[] place() {
        return (caller + "\n" + key + "\n" + fingerprint).getBytes(StandardCharsets.UTF_8);
    }
}
