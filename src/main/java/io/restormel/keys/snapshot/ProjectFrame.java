package io.restormel.keys.snapshot;

import io.restormel.keys.engine.EnvironmentConfig;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project without its routes and policies: where it belongs and which environments it has, the oldest first. */
public record ProjectFrame(
        UUID workspaceId, UUID projectId, @Nullable UUID defaultEnvironmentId, List<EnvironmentConfig> environments) {}
