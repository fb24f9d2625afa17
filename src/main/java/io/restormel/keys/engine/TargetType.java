package io.restormel.keys.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a policy can be bound to, outer to inner. */
public enum TargetType {
    WORKSPACE,
    PROJECT,
    ENVIRONMENT,
    ROUTE,
    ROUTE_STEP;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** Its spelling in JSON, such as {@code route_step}. */
    public String wire() {
        return wire;
    }

    /** The target type spelled so, or null. */
    public static @Nullable TargetType ofWire(String wire) {
        for (TargetType type : values()) {
            if (type.wire.equals(wire)) {
                return type;
            }
        }
        return null;
    }
}
