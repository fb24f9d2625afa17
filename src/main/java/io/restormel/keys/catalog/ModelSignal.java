package io.restormel.keys.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller was told by a provider about one of its models. */
enum ModelSignal {
    DEPRECATED,
    RETIRED;

    /** The spelling in the database and on the wire. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ModelSignal> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(signal -> signal.wire().equals(wire.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
