package io.restormel.keys.policy;

import io.restormel.keys.platform.ApplicationException;
import java.util.Locale;

/** Whether a policy has a say where it is bound. */
public enum PolicyStatus {
    ACTIVE,
    /** Kept with its bindings, never blocks. */
    PAUSED;

    /** The spelling in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws ApplicationException.Invalid for the field {@code status} */
    public static PolicyStatus ofWire(String wire) {
        for (var status : values()) {
            if (status.wire().equals(wire)) {
                return status;
            }
        }
        throw ApplicationException.invalid("status", "must be active or paused");
    }

    /** Whatever is stored that is not paused is in force: a policy must not fall silent by accident. */
    static PolicyStatus stored(String status) {
        return PAUSED.wire().equals(status) ? PAUSED : ACTIVE;
    }
}
