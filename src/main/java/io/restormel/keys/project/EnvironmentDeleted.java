package io.restormel.keys.project;

import java.util.UUID;

/**
 * An environment is about to be deleted in the current transaction, with its routes and Gateway Keys. Published while
 * they can still be read, so that whoever refers to them without a foreign key can let go.
 */
public record EnvironmentDeleted(UUID projectId, UUID environmentId) {}
