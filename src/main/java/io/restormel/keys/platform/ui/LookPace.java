package io.restormel.keys.platform.ui;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a window is to look for new figures. Thread-safe. */
final class LookPace {

    /** From the first news on: more come with it, and what is counted from it follows within a second. */
    static final Duration GATHER = Duration.ofMillis(1500);

    /** What other nodes write is not told; it is found this late at most. */
    static final Duration USUAL = Duration.ofSeconds(10);

    private static final long NONE = -1;

    private final LongSupplier nanos;
    private final long origin;
    private long lookedAt;
    private long toldAt = NONE;
    private boolean seen = true;

    /** @param nanos as {@link System#nanoTime} */
    LookPace(LongSupplier nanos) {
        this.nanos = nanos;
        origin = nanos.getAsLong();
    }

    /** What is shown was read just now. */
    synchronized void looked() {
        lookedAt = now();
        toldAt = NONE;
    }

    /** There is something to see. */
    synchronized void tell() {
        toldAt = toldAt == NONE ? now() : toldAt;
    }

    /** @param now whether anybody can see the window */
    synchronized void setSeen(boolean now) {
        seen = now;
    }

    synchronized boolean isDue() {
        return seen && (toldAt != NONE && isOver(GATHER, toldAt) || isOver(USUAL, lookedAt));
    }

    private boolean isOver(Duration time, long since) {
        return now() - since >= time.toNanos();
    }

    private long now() {
        return nanos.getAsLong() - origin;
    }
}
