package io.restormel.keys.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a limit does when it is reached. It counts in every mode. */
public enum LimitMode {
    /** Blocks. */
    ENFORCE,
    /** Only counts what it would have blocked. */
    REPORT,
    /** Blocks nothing, and tells when thresholds are reached. */
    WARN;

    /** Its spelling in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode spelled so, or null. */
    public static @Nullable LimitMode ofWire(String wire) {
        for (LimitMode mode : values()) {
            if (mode.wire().equals(wire)) {
                return mode;
            }
        }
        return null;
    }
}
