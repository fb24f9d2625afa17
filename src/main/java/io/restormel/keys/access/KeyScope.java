package io.restormel.keys.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a Gateway Key may do with its project. */
public enum KeyScope {
    /** Ask for decisions, read the project's configuration and serve end users. */
    RESOLVE,
    /** Report outcomes. */
    USAGE,
    /** Check out providers' keys. */
    CREDENTIALS,
    /** Edit the project, as an editor. */
    MANAGE;

    /** What a key may do that was created without scopes. */
    public static final Set<KeyScope> PLAIN = Set.of(RESOLVE, USAGE);

    /** As in requests and replies. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is no such scope. */
    public static Optional<KeyScope> of(String wire) {
        return Arrays.stream(values())
                .filter(scope -> scope.wire().equals(wire))
                .findFirst();
    }
}
