package io.restormel.keys.project;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a report: {@code t=<unix seconds>,v1=<hex of HMAC-SHA256 over "<t>.<body>">}. It is good for five
 * minutes around its time, so a recorded report cannot be sent again later. Thread-safe.
 */
final class AlertSignature {

    static final String HEADER = "X-Restormel-Signature";
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";

    private AlertSignature() {}

    static boolean isGood(String key, @Nullable String header, byte[] body, Instant now) {
        var parts = FORM.matcher(header == null ? "" : header);
        if (!parts.matches()) {
            return false;
        }
        var signedAt = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        boolean signed = MessageDigest.isEqual(HexFormat.of().parseHex(parts.group(2)), mac(key, parts.group(1), body));
        return signed && Duration.between(signedAt, now).abs().compareTo(WINDOW) <= 0;
    }

    static String sign(String key, byte[] body, Instant at) {
        var time = String.valueOf(at.getEpochSecond());
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac(key, time, body));
    }

    private static byte[] mac(String key, String time, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
        }
    }
}
