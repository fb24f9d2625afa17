package io.restormel.keys.project;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells people that a Gateway Key was found in public and is revoked, so that they give the app a new one.
 *
 * @param shown the start of the key and an ellipsis
 * @param foundAt where, as its finder says, without any key; null when not said
 */
public record LeakNotice(
        UUID id,
        UUID projectId,
        String projectName,
        @Nullable String label,
        String shown,
        @Nullable String foundAt,
        Instant reportedAt) {}
