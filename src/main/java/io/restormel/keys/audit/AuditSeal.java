package io.restormel.keys.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The private half of the chain: what only this installation can compute (HMAC-SHA256 under a secret that is itself
 * sealed by the key-encryption key). Whoever can write to the database can hash, but cannot seal. Thread-safe.
 */
final class AuditSeal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PSEUDONYM_DIGITS = 32;

    private final Mac prototype;

    AuditSeal(byte[] secret) {
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
        }
    }

    /** Of one event. */
    String ofEvent(UUID workspaceId, long seq, String hash) {
        return mac("event|" + workspaceId + "|" + seq + "|" + hash);
    }

    /** Of the end of a chain; another text than an event's, so that an old event's seal does not fit a cut-off end. */
    String ofHead(UUID workspaceId, long seq, String hash) {
        return mac("head|" + workspaceId + "|" + seq + "|" + hash);
    }

    boolean fits(UUID workspaceId, AuditHead head) {
        return same(ofHead(workspaceId, head.seq(), head.hash()), head.seal());
    }

    boolean fits(ChainedEvent chained) {
        var event = chained.event();
        return same(ofEvent(event.workspaceId(), event.seq(), chained.hash()), chained.seal());
    }

    /** Stands for an end user; always the same for one, and tells nothing about who that is. */
    String pseudonym(UUID projectId, String endUserId) {
        return "eu_" + mac("end-user|" + projectId + "|" + endUserId).substring(0, PSEUDONYM_DIGITS);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(String text) {
        try {
            // A Mac is not thread-safe; a clone of an initialised one is much cheaper than a new one.
            var mac = (Mac) prototype.clone();
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java's HMAC-SHA256 cannot be cloned", e);
        }
    }
}
