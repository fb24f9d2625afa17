package io.restormel.keys.model;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.ModelJson;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.Providers;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model of a project on the wire.
 *
 * @param id null for a row that is the catalogue's
 * @param model what the catalogue says of it; null when it knows it no more
 */
record ProjectModelJson(
        @Nullable UUID id,
        String bindingKind,
        String providerType,
        String modelId,
        boolean enabled,
        @Nullable String logicalRef,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable ModelJson model) {

    static ProjectModelJson of(ProjectModel model, CatalogService catalog) {
        return new ProjectModelJson(
                model.id(),
                model.kind().wire(),
                Providers.wire(model.model().providerType()),
                model.model().modelId(),
                model.enabled(),
                model.logicalRef(),
                model.createdAt(),
                model.updatedAt(),
                catalog.current()
                        .findModel(model.model().modelId())
                        .map(found -> ModelJson.of(found, catalog.current().generatedAt()))
                        .orElse(null));
    }

    static ProjectModelJson ofCatalogue(ModelRef model, ModelJson facts) {
        return new ProjectModelJson(
                null,
                ModelKind.EXECUTION.wire(),
                Providers.wire(model.providerType()),
                model.modelId(),
                true,
                null,
                null,
                null,
                facts);
    }
}
