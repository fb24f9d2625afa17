package io.restormel.keys.credential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The model that an end user prefers.
 *
 * @param routeId the route it is for; null for everywhere in the project
 * @param providerType canonical
 * @param revision counts changes, from 1
 */
public record ModelChoice(
        UUID projectId,
        String endUserId,
        @Nullable UUID routeId,
        String providerType,
        String modelId,
        long revision,
        Instant chosenAt) {

    /** Without the end user's id, which is not ours to write down. */
    @Override
    public String toString() {
        return "ModelChoice[" + providerType + "/" + modelId + "]";
    }
}
