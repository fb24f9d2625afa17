package io.restormel.keys.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a project has a model on its list for. */
public enum ModelKind {
    /** Routes and the pickers of host applications may use it. */
    EXECUTION,
    /** It is known and nothing more, such as one that makes embeddings elsewhere. */
    REGISTRY;

    /** The spelling in the database, in files and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ModelKind> ofWire(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
