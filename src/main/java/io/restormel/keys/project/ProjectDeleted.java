package io.restormel.keys.project;

import java.util.UUID;

/**
 * A project and all that hangs on it by foreign key was deleted in the current transaction, within which this is
 * published; what refers to it without a foreign key is to be deleted by its owner.
 */
public record ProjectDeleted(UUID projectId) {}
