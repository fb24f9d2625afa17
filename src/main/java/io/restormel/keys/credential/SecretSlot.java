package io.restormel.keys.credential;

import java.util.Locale;

/** Which of a credential's secrets. */
enum SecretSlot {
    /** The one in use. */
    CURRENT,
    /** The one before it, kept for the overlap after a replacement. */
    PREVIOUS;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SecretSlot ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
