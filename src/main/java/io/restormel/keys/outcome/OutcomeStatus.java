package io.restormel.keys.outcome;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a call of a model ended. */
public enum OutcomeStatus {
    SUCCEEDED,
    /** The provider refused it, or no usable answer came. */
    FAILED,
    /** The host gave it up, for instance because its user left; what was used until then may still cost. */
    CANCELLED;

    /** The spelling in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OutcomeStatus> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire().equals(wire))
                .findFirst();
    }
}
