package io.restormel.keys.access;

import java.util.Locale;

/** What a person may do in the workspace. Each role may do all that the roles before it may. */
public enum Role {
    /** Looks at everything, changes nothing. */
    VIEWER,
    /** Changes routes, policies, environments and Gateway Keys. */
    EDITOR,
    /** Creates and deletes projects, manages people and management keys. */
    ADMIN,
    /** As admin, and may appoint and remove other owners. At least one remains. */
    OWNER;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The spelling in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
