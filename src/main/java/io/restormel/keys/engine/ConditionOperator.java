package io.restormel.keys.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an attribute of a request is compared. */
public enum ConditionOperator {
    EQ,
    /** The opposite of {@link #EQ}, so true as well when the request does not tell. */
    NEQ,
    IN,
    /** The text of the attribute has this text in it. */
    CONTAINS,
    /** Strictly above, as numbers. */
    GT,
    /** Strictly below, as numbers. */
    LT,
    /** The request tells it at all. */
    EXISTS;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static @Nullable ConditionOperator ofWire(String wire) {
        for (ConditionOperator each : values()) {
            if (each.wire().equals(wire)) {
                return each;
            }
        }
        return null;
    }
}
