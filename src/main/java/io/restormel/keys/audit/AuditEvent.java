package io.restormel.keys.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit log. Immutable, as is its row.
 *
 * @param seq its place in the workspace's chain, from 1, without gaps
 * @param at to the millisecond
 * @param endUser a keyed pseudonym; null when no end user is concerned
 * @param before redacted JSON of what it was; null when it was not there
 * @param after redacted JSON of what it became; null when it is gone
 */
public record AuditEvent(
        UUID workspaceId,
        long seq,
        Instant at,
        Actor actor,
        Origin origin,
        String action,
        Target target,
        @Nullable UUID projectId,
        @Nullable String endUser,
        @Nullable String before,
        @Nullable String after) {

    /**
     * Who did it.
     *
     * @param type {@code user}, {@code gateway_key}, {@code management_key}, {@code system} or {@code anonymous}
     */
    public record Actor(
            String type, @Nullable String id, @Nullable String name) {}

    /**
     * From where; all null for what the product did by itself.
     *
     * @param requestId the caller's own, or else made up; equal for all that one request did
     */
    public record Origin(
            @Nullable String ip,
            @Nullable String userAgent,
            @Nullable String requestId) {}

    public record Target(
            String type, @Nullable String id, @Nullable String name) {}

    AuditEvent at(long place) {
        return new AuditEvent(workspaceId, place, at, actor, origin, action, target, projectId, endUser, before, after);
    }
}
