package io.restormel.keys.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whose keys count on a route: the setting {@code billingMode}. */
public enum KeyUse {
    /** Ours: those of the workspace, or the host's own. */
    PLATFORM,
    /** The end user's only; a request that names no end user has none. */
    BYOK,
    /** The end user's where there is one that fits, else ours; asked step by step. */
    BYOK_THEN_PLATFORM;

    /** The spelling on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Absent and unknown words, of which older configurations have some, mean {@link #PLATFORM}. */
    public static KeyUse ofWire(@Nullable String wire) {
        for (KeyUse each : values()) {
            if (each.wire().equals(wire)) {
                return each;
            }
        }
        return PLATFORM;
    }

    public boolean countsEndUser() {
        return this != PLATFORM;
    }

    public boolean countsPlatform() {
        return this != BYOK;
    }
}
