package io.restormel.keys.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes each webhook's signing secret from the installation's, so that none is kept. Thread-safe. */
final class WebhookSecrets {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] installationSecret;

    WebhookSecrets(byte[] installationSecret) {
        this.installationSecret = installationSecret.clone();
    }

    /** {@code whsec_} and 64 hexadecimal digits. */
    String of(UUID webhookId, int version) {
        var text = "webhook|" + webhookId + "|" + version;
        return "whsec_" + HexFormat.of().formatHex(hmac(installationSecret, text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
        }
    }
}
