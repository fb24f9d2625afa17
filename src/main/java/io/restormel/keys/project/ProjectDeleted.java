package io.restormel.keys.project;

import java.util.UUID;

/**
 * A project is about to be deleted in the current transaction, with its environments, Gateway Keys and routes. Published
 * while they can still be read, so that whoever refers to them without a foreign key can let go.
 */
public record ProjectDeleted(UUID projectId) {}
