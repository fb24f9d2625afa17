package io.restormel.keys.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows a model to be able to do. Immutable.
 *
 * @param names of {@link #KNOWN}
 * @param contextTokens size of its context window; null means unknown
 */
public record Abilities(Set<String> names, @Nullable Long contextTokens) {

    /** Nothing is known, which counts as unable. */
    public static final Abilities UNKNOWN = new Abilities(Set.of(), null);

    /** A need of its own: the context window is large enough for what the request is estimated to need. */
    public static final String CONTEXT = "context";

    /** What may be asked for, beside {@link #CONTEXT}. */
    public static final List<String> KNOWN = List.of("vision", "tools", "json", "reasoning", "audio", "web_search");

    public Abilities {
        names = Set.copyOf(names);
    }
}
