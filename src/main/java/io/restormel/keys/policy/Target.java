package io.restormel.keys.policy;

import io.restormel.keys.engine.TargetType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that policies can be bound to, as it is now.
 *
 * @param projectId null for the workspace
 * @param routeId the route itself or the step's route; null for what lies outside of routes
 * @param name what people call it, with what it lies in: {@code Shop › checkout › step 2}
 */
public record Target(
        TargetType type,
        UUID id,
        @Nullable UUID projectId,
        @Nullable UUID routeId,
        String name) {}
