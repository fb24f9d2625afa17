package io.restormel.keys.credential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a project use a credential of the workspace.
 *
 * @param environmentId the only environment that may; null for all of the project
 * @param removedAt since when it no longer does; null while it does
 */
public record CredentialBinding(
        UUID id,
        UUID credentialId,
        UUID projectId,
        @Nullable UUID environmentId,
        Instant createdAt,
        @Nullable Instant removedAt) {}
