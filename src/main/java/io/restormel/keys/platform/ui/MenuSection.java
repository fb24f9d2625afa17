package io.restormel.keys.platform.ui;

import com.vaadin.flow.server.menu.MenuEntry;

/** The groups of the side menu; a view picks its group by the order in its {@code @Menu}. */
enum MenuSection {
    WORK("Work", 0),
    CONFIGURE("Configure", 10),
    MONITOR("Monitor", 20),
    SETTINGS("Settings", 30);

    private final String label;
    private final double from;

    MenuSection(String label, double from) {
        this.label = label;
        this.from = from;
    }

    String label() {
        return label;
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
