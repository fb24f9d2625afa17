package io.restormel.keys.access.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.access.Role;

/** Roles, said in words. */
final class RoleWords {

    private RoleWords() {}

    static String name(Role role) {
        return text("access.role." + role.wire());
    }

    static String isNow(String person, Role role) {
        return text("access.now." + role.wire(), person);
    }
}
