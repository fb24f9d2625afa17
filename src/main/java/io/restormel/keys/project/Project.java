package io.restormel.keys.project;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The unit that environments, Gateway Keys and routes belong to. Immutable.
 *
 * @param name 1 to 120 characters, not necessarily unique
 * @param defaultEnvironmentId used by requests that name none; null only when the project has no environment
 * @param sample was it created with sample content?
 * @param revision counts edits, from 1; an edit names the one it was made on
 * @param createdBy id of the person or key, or null when unknown
 */
public record Project(
        UUID id,
        UUID workspaceId,
        String name,
        @Nullable UUID defaultEnvironmentId,
        boolean sample,
        long revision,
        @Nullable String createdBy,
        Instant createdAt) {}
