package io.restormel.keys.project.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a new key is to be good. */
enum KeyLifetime {
    NEVER("Never", Duration.ZERO),
    MONTH("In 30 days", Duration.ofDays(30)),
    QUARTER("In 90 days", Duration.ofDays(90)),
    YEAR("In a year", Duration.ofDays(365));

    private final String label;
    private final Duration length;

    KeyLifetime(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    String label() {
        return label;
    }

    /** The moment it ends; empty for never. */
    Optional<Instant> endFrom(Instant start) {
        return this == NEVER ? Optional.empty() : Optional.of(start.plus(length));
    }
}
