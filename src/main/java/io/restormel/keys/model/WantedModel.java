package io.restormel.keys.model;

import io.restormel.keys.engine.ModelRef;
import org.jspecify.annotations.Nullable;

/**
 * A model as it is asked to be on a project's list.
 *
 * @param providerType in any spelling
 * @param modelId catalogue id, alias, or the provider's own name of the model
 * @param logicalRef null for none
 */
public record WantedModel(
        String providerType,
        String modelId,
        ModelKind kind,
        boolean enabled,
        @Nullable String logicalRef) {

    ModelRef model() {
        return new ModelRef(providerType, modelId);
    }

    WantedModel named(String provider, String catalogueId) {
        return new WantedModel(provider, catalogueId, kind, enabled, logicalRef);
    }
}
