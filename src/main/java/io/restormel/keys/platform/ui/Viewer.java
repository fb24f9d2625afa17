package io.restormel.keys.platform.ui;

/**
 * The signed-in person as the user menu shows them.
 *
 * @param name shown as is; also the source of the initials
 * @param role shown below the name, for example "Owner"; empty when roles mean nothing to this person
 */
public record Viewer(String name, String role) {}
