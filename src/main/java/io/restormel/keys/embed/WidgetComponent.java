package io.restormel.keys.embed;

import java.util.Locale;

/** An element that a session may show. */
public enum WidgetComponent {
    MODEL_SELECTOR,
    KEY_MANAGER;

    /** The spelling in the database and on the wire, such as {@code key-manager}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
