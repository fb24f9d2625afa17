package io.restormel.keys.outcome;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is kept.
 *
 * @param gatewayKeyId the key that reported; null for a person or a management key
 * @param receivedAt to the microsecond
 * @param decided null when it followed no decision of its project, or none that is known yet
 * @param byDimension whether every {@link Dimension} counts it, or, stored by an older version, the model's ones only
 */
public record Outcome(
        UUID projectId,
        @Nullable UUID gatewayKeyId,
        Report report,
        Rating rating,
        Instant receivedAt,
        @Nullable Decided decided,
        boolean byDimension) {

    /** As it is received: nothing is known of its decision yet. */
    public Outcome(UUID projectId, @Nullable UUID gatewayKeyId, Report report, Rating rating, Instant receivedAt) {
        this(projectId, gatewayKeyId, report, rating, receivedAt, null, true);
    }

    Outcome rated(Rating other) {
        return new Outcome(projectId, gatewayKeyId, report, other, receivedAt, decided, byDimension);
    }

    Outcome following(@Nullable Decided decision) {
        return new Outcome(projectId, gatewayKeyId, report, rating, receivedAt, decision, byDimension);
    }

    Outcome withoutEndUser() {
        return new Outcome(projectId, gatewayKeyId, report.withoutEndUser(), rating, receivedAt, decided, byDimension);
    }
}
