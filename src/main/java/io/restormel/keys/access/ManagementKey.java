package io.restormel.keys.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that administers a workspace from outside, without its secret.
 *
 * @param shown its first characters
 * @param lastUsedAt null when never, or not known
 */
record ManagementKey(
        UUID id,
        UUID workspaceId,
        String label,
        String shown,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
