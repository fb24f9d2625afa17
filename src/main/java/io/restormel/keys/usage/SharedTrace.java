package io.restormel.keys.usage;

import io.restormel.keys.platform.Sha256;
import java.nio.ByteBuffer;
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
        var hash = ByteBuffer.wrap(Sha256.of(json));
        return new SharedTrace(new UUID(hash.getLong(), hash.getLong()), json);
    }
}
