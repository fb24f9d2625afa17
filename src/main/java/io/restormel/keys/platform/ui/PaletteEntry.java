package io.restormel.keys.platform.ui;

/**
 * A place that the {@link CommandPalette} offers. Immutable.
 *
 * @param kind what it is, for people, such as {@code Route}
 * @param detail what tells it from others of that name; empty when nothing need be said
 * @param icon one of {@link Icons}
 * @param path from the dashboard's root, with its query
 */
public record PaletteEntry(String kind, String name, String detail, String icon, String path) {}
