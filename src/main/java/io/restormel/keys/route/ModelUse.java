package io.restormel.keys.route;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One place in a route that names a model.
 *
 * @param stepId the step that names it, or leaves it to the route
 * @param inPool whether it is a member of the step's pool
 * @param orderIndex the step's, from 0
 * @param replaces whether the route lets a retired model's replacement take its place
 */
public record ModelUse(
        UUID projectId,
        UUID routeId,
        String routeName,
        String stepId,
        int orderIndex,
        boolean inPool,
        @Nullable String providerType,
        String modelId,
        boolean replaces) {}
