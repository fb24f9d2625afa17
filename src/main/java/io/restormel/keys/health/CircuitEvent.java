package io.restormel.keys.health;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a circuit's state.
 *
 * @param byHand whether a person did it
 * @param retryAt when it was going to be looked at again; null when nothing was planned
 */
public record CircuitEvent(
        UUID id,
        UUID projectId,
        UUID circuitId,
        CircuitSubject subject,
        CircuitState before,
        CircuitState after,
        boolean byHand,
        String reason,
        @Nullable Instant retryAt,
        Instant at) {

    /** The reason, without what a person did; empty when there is no more to say. */
    public String said() {
        return byHand ? HandWords.said(reason) : reason;
    }
}
