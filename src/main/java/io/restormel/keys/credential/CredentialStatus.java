package io.restormel.keys.credential;

import java.util.Locale;

/** Whether a credential may be used. */
public enum CredentialStatus {
    /** It may. */
    ACTIVE,
    /** Not for now. */
    PAUSED,
    /** Never again; the provider no longer accepts it. */
    REVOKED;

    /** The spelling in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is none of these */
    static CredentialStatus ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
