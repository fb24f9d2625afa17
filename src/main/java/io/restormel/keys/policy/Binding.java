package io.restormel.keys.policy;

import io.restormel.keys.engine.TargetType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One place where a policy applies. What it names may have been deleted since; then it does nothing.
 *
 * @param targetId where {@code targetName} is told, only made of it
 * @param targetName what is no row of ours: {@code *}, an end user, or a tag; null for all else
 */
public record Binding(
        UUID id,
        UUID policyId,
        TargetType targetType,
        UUID targetId,
        @Nullable String targetName,
        Instant createdAt) {

    /** What it is bound to, as the engine and the wire say it. */
    public String target() {
        return targetName == null ? targetId.toString() : targetName;
    }
}
