package io.restormel.keys.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The headers of a delivery: those of the product before this one, and those of Standard Webhooks with a timestamp. */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";

    private WebhookSignature() {}

    /** @param secrets the present one first; the one before while it is still good */
    static Map<String, String> headers(UUID id, String event, Instant now, byte[] body, List<String> secrets) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Restormel-Webhooks/1");
        headers.put("X-Restormel-Event", event);
        headers.put("X-Restormel-Signature", "v1=" + ofBody(secrets.getFirst(), body));
        headers.put("webhook-id", id.toString());
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret -> "v1," + standard(secret, id, now, body))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    /** Of the body alone, so it can be replayed; the secret as it is written is the key. */
    private static String ofBody(String secret, byte[] body) {
        return HexFormat.of().formatHex(WebhookSecrets.hmac(secret.getBytes(StandardCharsets.UTF_8), body));
    }

    /** Standard Webhooks takes what follows the prefix as Base64, which hexadecimal digits happen to be as well. */
    private static String standard(String secret, UUID id, Instant now, byte[] body) {
        var start = (id + "." + now.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        var signed = new byte[start.length + body.length];
        System.arraycopy(start, 0, signed, 0, start.length);
        System.arraycopy(body, 0, signed, start.length, body.length);
        var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        return Base64.getEncoder().encodeToString(WebhookSecrets.hmac(key, signed));
    }
}
