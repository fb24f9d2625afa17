package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How long a new key is to be good. */
enum KeyLifetime {
    NEVER(Duration.ZERO),
    MONTH(Duration.ofDays(30)),
    QUARTER(Duration.ofDays(90)),
    YEAR(Duration.ofDays(365));

    private final Duration length;

    KeyLifetime(Duration length) {
        this.length = length;
    }

    String label() {
        return text("project.lifetime." + name().toLowerCase(Locale.ROOT));
    }

    /** The moment it ends; empty for never. */
    Optional<Instant> endFrom(Instant start) {
        return this == NEVER ? Optional.empty() : Optional.of(start.plus(length));
    }
}
