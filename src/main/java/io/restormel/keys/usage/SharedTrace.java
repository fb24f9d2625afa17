package io.restormel.keys.usage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What the details of many requests have in common, the trace of their decision above all; it is stored once a project.
 * Immutable.
 *
 * @param id made of the content, so that equal ones are one on every node
 * @param json an object
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
