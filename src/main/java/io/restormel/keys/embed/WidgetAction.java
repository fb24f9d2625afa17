package io.restormel.keys.embed;

import java.util.Locale;

/** What a session may do with its end user's keys. */
public enum WidgetAction {
    LIST,
    ADD,
    VERIFY,
    REPLACE,
    REMOVE;

    /** The spelling in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
