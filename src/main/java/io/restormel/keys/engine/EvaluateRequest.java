package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/**
 * "Would this model pass?". Everything may be absent; rules about something absent do not fire.
 *
 * @param environment id, slug, type or name; null means the route's, else the project's default
 * @param routeId id, or name within the environment
 * @param routeStepId id; brings the policies of its route along
 * @param providerType any spelling that {@link Providers} knows
 * @param modelLifecycleState null means: ask the catalogue
 */
public record EvaluateRequest(
        @Nullable String environment,
        @Nullable String routeId,
        @Nullable String routeStepId,
        @Nullable String modelId,
        @Nullable String providerType,
        @Nullable String modelLifecycleState) {

    public EvaluateRequest {
        environment = Text.trimToNull(environment);
        routeId = Text.trimToNull(routeId);
        routeStepId = Text.trimToNull(routeStepId);
        modelId = Text.trimToNull(modelId);
        providerType = Text.trimToNull(providerType);
        modelLifecycleState = Text.trimToNull(modelLifecycleState);
    }

    /** The same, asked of this environment. */
    public EvaluateRequest inEnvironment(String other) {
        return new EvaluateRequest(other, routeId, routeStepId, modelId, providerType, modelLifecycleState);
    }
}
