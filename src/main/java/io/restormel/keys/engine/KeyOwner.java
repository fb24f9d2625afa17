package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/** Whose key a decision is made with. */
public enum KeyOwner {
    /** The workspace's, or the host's own. */
    PLATFORM("platform"),
    /** The end user's own. */
    END_USER("byok");

    private final String wire;

    KeyOwner(String wire) {
        this.wire = wire;
    }

    /** The spelling on the wire. */
    public String wire() {
        return wire;
    }

    /** Absent and unknown words mean {@link #PLATFORM}. */
    public static KeyOwner ofWire(@Nullable Object wire) {
        return END_USER.wire.equals(wire) ? END_USER : PLATFORM;
    }
}
