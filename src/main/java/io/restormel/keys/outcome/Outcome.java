package io.restormel.keys.outcome;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is kept.
 *
 * @param gatewayKeyId the key that reported; null for a person or a management key
 * @param receivedAt to the microsecond
 */
public record Outcome(UUID projectId, @Nullable UUID gatewayKeyId, Report report, Rating rating, Instant receivedAt) {

    Outcome rated(Rating other) {
        return new Outcome(projectId, gatewayKeyId, report, other, receivedAt);
    }
}
