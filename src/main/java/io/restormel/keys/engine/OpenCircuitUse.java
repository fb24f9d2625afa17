package io.restormel.keys.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a route does with a candidate whose circuit is open: the setting {@code onOpenCircuit}. */
public enum OpenCircuitUse {
    /** It is passed over. */
    SKIP,
    /** It serves when nothing healthy does. */
    DEPRIORITISE,
    /** It serves as if nothing had happened. */
    IGNORE;

    /** The spelling on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Absent and unknown words mean {@link #SKIP}. */
    public static OpenCircuitUse ofWire(@Nullable String wire) {
        for (OpenCircuitUse each : values()) {
            if (each.wire().equals(wire)) {
                return each;
            }
        }
        return SKIP;
    }
}
