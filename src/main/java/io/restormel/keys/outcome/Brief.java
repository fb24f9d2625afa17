package io.restormel.keys.outcome;

import java.math.BigDecimal;

/** The few figures of some reported calls that values are ranked by, and compared with another period. */
public record Brief(long calls, BigDecimal costUsd) {

    static final Brief NONE = new Brief(0, BigDecimal.ZERO);

    Brief plus(Brief other) {
        return new Brief(calls + other.calls, costUsd.add(other.costUsd));
    }

    Object[] columns() {
        return new Object[] {calls, costUsd};
    }
}
