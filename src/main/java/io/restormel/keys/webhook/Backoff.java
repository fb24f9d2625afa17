package io.restormel.keys.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a delivery that failed is tried again: after ten seconds, then thrice as long each time up to four hours. */
final class Backoff {

    /** How long a delivery is tried. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int FACTOR = 3;
    /** A fifth more or less, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;

    private Backoff() {}

    /**
     * The last attempt is made when the patience ends, none after.
     *
     * @param attempts made so far, from 1
     */
    static Optional<Instant> next(Instant queuedAt, Instant now, int attempts, RandomGenerator random) {
        var end = queuedAt.plus(PATIENCE);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        double seconds = Math.min(FIRST.toSeconds() * Math.pow(FACTOR, attempts - 1.0), LONGEST.toSeconds());
        double factor = random.nextDouble(1 - JITTER, 1 + JITTER);
        var next = now.plusMillis(Math.round(seconds * 1000 * factor));
        return Optional.of(next.isBefore(end) ? next : end);
    }
}
