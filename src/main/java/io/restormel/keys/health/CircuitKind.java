package io.restormel.keys.health;

import java.util.Locale;

/** What a circuit can be of. */
public enum CircuitKind {
    PROVIDER,
    MODEL,
    CREDENTIAL;

    /** The spelling in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CircuitKind ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
