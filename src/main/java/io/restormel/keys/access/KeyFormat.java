package io.restormel.keys.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * The look of a generated key: a prefix, 36 random base62 characters (214 bits) and 6 characters of CRC-32 over all
 * before them, so that a mistyped or truncated key is told from an unknown one without a look-up, and scanners can
 * tell a key from a lookalike.
 */
public final class KeyFormat {

    /** Starts every Gateway Key. */
    public static final String GATEWAY = "rk_";
    /** Starts every generated management key. */
    public static final String MANAGEMENT = "rkm_";

    /** Starts the token of every widget session. */
    public static final String WIDGET = "rkw_";

    /** Starts the token in every one-time link to the hosted page. */
    public static final String CONNECT = "rkc_";

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 36;
    private static final int CHECK_LENGTH = 6;
    private static final int SHOWN = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyFormat() {}

    public static String generate(String prefix) {
        var key = new StringBuilder(prefix);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            key.append(BASE62.charAt(RANDOM.nextInt(BASE62.length())));
        }
        return key.append(checksum(key.toString())).toString();
    }

    /** Is this a whole, unmistyped key with this prefix? It may still be unknown. */
    public static boolean isWellFormed(String prefix, String key) {
        int body = prefix.length() + RANDOM_LENGTH;
        return key.length() == body + CHECK_LENGTH
                && key.startsWith(prefix)
                && key.endsWith(checksum(key.substring(0, body)));
    }

    /** What may be shown of a key: its first 12 characters and an ellipsis. */
    public static String shown(String key) {
        return key.substring(0, Math.min(SHOWN, key.length())) + "…";
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        var digits = new char[CHECK_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECK_LENGTH - 1; i >= 0; i--) {
            digits[i] = BASE62.charAt((int) (rest % BASE62.length()));
            rest /= BASE62.length();
        }
        return new String(digits);
    }
}
