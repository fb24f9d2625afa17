package io.restormel.keys.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What resolve may ask about an end user was changed in the current transaction: their usable keys, or their choice of
 * a model. The counterpart of {@link ConfigChanged}, and far cheaper: nothing is compiled again.
 *
 * @param endUserId null when their id must not be written down any more; then all of the project are read again
 */
public record EndUserChanged(UUID projectId, @Nullable String endUserId) {

    /** Without the end user's id, which is not ours to write down. */
    @Override
    public String toString() {
        return "EndUserChanged[" + projectId + "]";
    }
}
