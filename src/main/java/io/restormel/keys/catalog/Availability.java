package io.restormel.keys.catalog;

import java.util.Locale;

/** Whether one provider serves one model now. Clients treat every value but {@code available} as "do not offer". */
public enum Availability {
    AVAILABLE,
    UNAVAILABLE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
