package io.restormel.keys.health;

import java.util.Locale;

/** Whether calls go through. */
public enum CircuitState {
    /** They do. */
    CLOSED,
    /** They do not. */
    OPEN,
    /** One a second does, to see whether what was ill has healed. */
    HALF_OPEN;

    /** The spelling in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CircuitState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
