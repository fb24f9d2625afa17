package io.restormel.keys.project.ui;

import static io.restormel.keys.access.KeyScope.CREDENTIALS;
import static io.restormel.keys.access.KeyScope.MANAGE;
import static io.restormel.keys.access.KeyScope.RESOLVE;
import static io.restormel.keys.access.KeyScope.USAGE;

import io.restormel.keys.access.KeyScope;
import io.restormel.keys.project.GatewayKey;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The usual sets of scopes, by what the key is for. */
enum KeyAccess {
    APP("An app: resolve and report usage", null),
    HOST("An app that checks out provider keys too", Set.of(RESOLVE, USAGE, CREDENTIALS)),
    REPORTER("A job that only reports usage", Set.of(USAGE)),
    TOOL("A tool that edits the project too", Set.of(RESOLVE, USAGE, MANAGE));

    private final String label;
    private final @Nullable Set<KeyScope> scopes;

    KeyAccess(String label, @Nullable Set<KeyScope> scopes) {
        this.label = label;
        this.scopes = scopes;
    }

    String label() {
        return label;
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
