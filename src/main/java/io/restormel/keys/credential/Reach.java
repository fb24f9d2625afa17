package io.restormel.keys.credential;

import java.util.Locale;

/** Where a credential of the workspace may be used. */
public enum Reach {
    /** In every project. */
    WORKSPACE,
    /** Only where it is bound; nowhere without a binding. */
    BOUND;

    /** The spelling in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is none of these */
    static Reach ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
