package io.restormel.keys.policy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a policy was from a publish or rollback on. Immutable.
 *
 * @param version counts from 1 without gaps
 * @param action {@code publish} or {@code rollback}
 * @param restoredFrom the version that a rollback went back to; null for a publish
 * @param definition the rule's JSON object
 * @param summary why, in its author's words
 */
record PolicyVersion(
        UUID id,
        UUID policyId,
        int version,
        String action,
        @Nullable Integer restoredFrom,
        String name,
        String type,
        PolicyStatus status,
        String definition,
        @Nullable String summary,
        @Nullable String actorId,
        String actorType,
        Instant createdAt) {

    static final String PUBLISH = "publish";
    static final String ROLLBACK = "rollback";
}
