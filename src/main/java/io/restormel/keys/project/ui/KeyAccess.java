package io.restormel.keys.project.ui;

import static io.restormel.keys.access.KeyScope.CREDENTIALS;
import static io.restormel.keys.access.KeyScope.MANAGE;
import static io.restormel.keys.access.KeyScope.RESOLVE;
import static io.restormel.keys.access.KeyScope.USAGE;
import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.access.KeyScope;
import io.restormel.keys.project.GatewayKey;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The usual sets of scopes, by what the key is for. */
enum KeyAccess {
    APP(null),
    HOST(Set.of(RESOLVE, USAGE, CREDENTIALS)),
    REPORTER(Set.of(USAGE)),
    TOOL(Set.of(RESOLVE, USAGE, MANAGE));

    private final @Nullable Set<KeyScope> scopes;

    KeyAccess(@Nullable Set<KeyScope> scopes) {
        this.scopes = scopes;
    }

    String label() {
        return text("project.access." + name().toLowerCase(Locale.ROOT));
    }

    /** Null for a plain key. */
    @Nullable
    Set<KeyScope> scopes() {
        return scopes;
    }

    /** What a key may do, in a few words. */
    static String words(GatewayKey key) {
        return key.scopes().stream()
                .sorted(Comparator.naturalOrder())
                .map(KeyScope::wire)
                .collect(Collectors.joining(", "));
    }
}
