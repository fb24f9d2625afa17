package io.restormel.keys.health;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a project to one model that ended in one span of time.
 *
 * @param credentialId the key they were made with; null when nobody knows
 * @param start when the span began
 */
record CallSpan(
        UUID projectId,
        String providerType,
        String modelId,
        @Nullable UUID credentialId,
        Instant start,
        CallCounts counts) {

    boolean isOf(CircuitSubject subject) {
        return subject.providerType().equals(providerType)
                && (subject.modelId() == null || subject.modelId().equals(modelId))
                && (subject.credentialId() == null || subject.credentialId().equals(credentialId));
    }

    /** What is about the key is a failure of the key where that is known, else of the model. */
    CallCounts countsFor(CircuitKind kind) {
        if (credentialId == null) {
            return counts;
        }
        return kind == CircuitKind.CREDENTIAL ? counts.ofKey() : counts.ofProvider();
    }
}
