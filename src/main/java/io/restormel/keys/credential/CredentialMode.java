package io.restormel.keys.credential;

import java.util.Locale;

/** Who holds the secret. */
public enum CredentialMode {
    /** We do, sealed. */
    SEALED,
    /** The host, in its own secret store under a name that we know. */
    REFERENCE,
    /** The host; we only know that it exists. */
    HOST;

    /** The spelling in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is none of these */
    static CredentialMode ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
