package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.server.menu.MenuEntry;
import java.util.Locale;

/** The groups of the side menu; a view picks its group by the order in its {@code @Menu}. */
enum MenuSection {
    WORK(0),
    CONFIGURE(10),
    MONITOR(20),
    SETTINGS(30);

    private final double from;

    MenuSection(double from) {
        this.from = from;
    }

    String label() {
        return text("platform.menu." + name().toLowerCase(Locale.ROOT));
    }

    /** Entries without an order, and those below zero, belong to {@link #WORK}; from 30 on to {@link #SETTINGS}. */
    static MenuSection of(MenuEntry entry) {
        var order = entry.order() == null ? 0 : entry.order();
        var section = WORK;
        for (var candidate : values()) {
            if (order >= candidate.from) {
                section = candidate;
            }
        }
        return section;
    }
}
