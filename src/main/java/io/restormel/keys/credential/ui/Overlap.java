package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import java.time.Duration;
import java.util.Locale;

/** How long a replaced key is kept. */
enum Overlap {
    NONE(Duration.ZERO),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7));

    private final Duration time;

    Overlap(Duration time) {
        this.time = time;
    }

    String label() {
        return text("credential.overlap." + name().toLowerCase(Locale.ROOT));
    }

    Duration time() {
        return time;
    }
}
