package io.restormel.keys.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hash (HMAC-SHA256) of Gateway and management keys: what the database holds instead of the key. Without the
 * installation's pepper a stolen table is of no use. Thread-safe.
 */
public final class KeyDigest {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac prototype;

    KeyDigest(byte[] pepper) {
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(pepper, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
        }
    }

    /** 64 hexadecimal digits. */
    public String of(String secret) {
        try {
            // A Mac is not thread-safe; a clone of an initialised one is much cheaper than a new one.
            var mac = (Mac) prototype.clone();
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java's HMAC-SHA256 cannot be cloned", e);
        }
    }
}
