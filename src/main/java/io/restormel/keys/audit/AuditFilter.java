package io.restormel.keys.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events to read; null means any.
 *
 * @param since inclusive
 * @param until exclusive
 * @param endUserId the host's id; needs the project
 * @param text found in the actor's or target's name, the address or the action, whatever the case; or an id in full
 */
public record AuditFilter(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String action,
        @Nullable String actorId,
        @Nullable String targetType,
        @Nullable String targetId,
        @Nullable UUID projectId,
        @Nullable String endUserId,
        @Nullable String text) {

    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null, null, null);
}
