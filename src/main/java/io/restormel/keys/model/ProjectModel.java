package io.restormel.keys.model;

import io.restormel.keys.engine.ModelRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One model on a project's list. A project has each provider's model once.
 *
 * @param model the provider canonical, the model by its catalogue id
 * @param logicalRef what the project's apps may call it instead, such as {@code ref:restormel-keys:llm/primary}; unique in
 *     the project; null when they may not
 */
public record ProjectModel(
        UUID id,
        UUID projectId,
        ModelKind kind,
        ModelRef model,
        boolean enabled,
        @Nullable String logicalRef,
        Instant createdAt,
        Instant updatedAt) {

    /** Such as {@code openai/gpt-4o}. */
    public String name() {
        return model.providerType() + "/" + model.modelId();
    }

    /** As somebody would ask for it to be. */
    public WantedModel wanted() {
        return new WantedModel(model.providerType(), model.modelId(), kind, enabled, logicalRef);
    }

    ProjectModel like(WantedModel wanted, Instant now) {
        return wanted().equals(wanted)
                ? this
                : new ProjectModel(
                        id, projectId, wanted.kind(), model, wanted.enabled(), wanted.logicalRef(), createdAt, now);
    }

    static ProjectModel create(UUID projectId, WantedModel wanted, Instant now) {
        return new ProjectModel(
                UUID.randomUUID(),
                projectId,
                wanted.kind(),
                wanted.model(),
                wanted.enabled(),
                wanted.logicalRef(),
                now,
                now);
    }
}
