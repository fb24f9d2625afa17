package io.restormel.keys.usage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A decision trace that many requests have in common; it is stored once a project. Immutable.
 *
 * @param id made of the content, so that equal traces are one on every node
 * @param json an array of steps
 */
public record SharedTrace(UUID id, String json) {

    public static SharedTrace of(String json) {
        try {
            var hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
            return new SharedTrace(new UUID(hash.getLong(), hash.getLong()), json);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
