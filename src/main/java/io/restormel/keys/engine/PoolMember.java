package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/**
 * One model of a pool.
 *
 * @param providerPreference null means the step's
 * @param modelId null means the step's, then the route's default
 * @param weight its share relative to the others, above 0; 1 when nobody said
 */
public record PoolMember(
        @Nullable String providerPreference, @Nullable String modelId, double weight) {

    public PoolMember {
        providerPreference = Text.trimToNull(providerPreference);
        modelId = Text.trimToNull(modelId);
    }
}
