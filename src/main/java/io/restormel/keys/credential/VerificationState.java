package io.restormel.keys.credential;

import java.util.Locale;

/** What is known of a key's acceptance by its provider. */
public enum VerificationState {
    /** Not asked yet, or without an answer so far. */
    PENDING,
    /** Accepted when last asked. */
    VERIFIED,
    /** Refused when last asked. */
    FAILED,
    /** Cannot be asked, as the secret is not held here. */
    REFERENCE_ONLY;

    /** The spelling in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is none of these */
    static VerificationState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
