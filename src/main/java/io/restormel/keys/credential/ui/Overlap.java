package io.restormel.keys.credential.ui;

import java.time.Duration;

/** How long a replaced key is kept. */
enum Overlap {
    NONE("Not at all", Duration.ZERO),
    HOUR("1 hour", Duration.ofHours(1)),
    DAY("1 day", Duration.ofDays(1)),
    WEEK("7 days", Duration.ofDays(7));

    private final String label;
    private final Duration time;

    Overlap(String label, Duration time) {
        this.label = label;
        this.time = time;
    }

    String label() {
        return label;
    }

    Duration time() {
        return time;
    }
}
