package io.restormel.keys.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a policy can be bound to: places, outer to inner, and then what requests tell of themselves. */
public enum TargetType {
    WORKSPACE,
    PROJECT,
    ENVIRONMENT,
    ROUTE,
    ROUTE_STEP,
    /** The key that asks: its id, or {@code *} for each one by itself. */
    GATEWAY_KEY,
    /** The host's id of a person, within a project, or {@code *} for each one by themselves. */
    END_USER,
    /** A tag of the request, {@code name=value}, or {@code name=*} for each value by itself. */
    TAG;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** Its spelling in JSON, such as {@code route_step}. */
    public String wire() {
        return wire;
    }

    /** Whether it depends on the request rather than on where it goes; only limits can be bound so. */
    public boolean isOfRequest() {
        return this == GATEWAY_KEY || this == END_USER || this == TAG;
    }

    /** All spellings. */
    public static List<String> wires() {
        return Arrays.stream(values()).map(TargetType::wire).toList();
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
