package io.restormel.keys.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which order the members of a pool are tried. A member that policy blocks passes its turn to the next. */
public enum SelectionStrategy {
    /** As stored. */
    FIRST_ELIGIBLE,
    /** The same order for the same session, spread over sessions by weight. */
    DETERMINISTIC_HASH,
    /** One further with each request that reaches the step. */
    ROUND_ROBIN,
    /** Spread over requests by weight; repeatable for the same request and attempt. */
    WEIGHTED_RANDOM;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** Its spelling in JSON, such as {@code first_eligible}. */
    public String wire() {
        return wire;
    }

    /** The strategy spelled so, or null. */
    public static @Nullable SelectionStrategy ofWire(String wire) {
        for (SelectionStrategy strategy : values()) {
            if (strategy.wire.equals(wire)) {
                return strategy;
            }
        }
        return null;
    }
}
