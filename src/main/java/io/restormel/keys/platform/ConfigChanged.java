package io.restormel.keys.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Configuration that resolve depends on was changed in the current transaction. Published by the feature that wrote
 * it; whoever serves requests reloads after the commit.
 *
 * @param projectId the project concerned, or null when it concerns every project of the workspace
 */
public record ConfigChanged(@Nullable UUID projectId) {}
