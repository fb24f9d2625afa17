package io.restormel.keys.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So many times a minute for each subject, on this node: up to that many at once, and then one whenever its share of the
 * minute has passed. Nothing but one number is kept of each subject. Thread-safe.
 *
 * <p>This is the generic cell rate algorithm (ITU-T I.371, virtual scheduling).
 */
final class Pace<K> {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MAX_SUBJECTS = 100_000;

    private final Cache<K, AtomicLong> arrivals = Caffeine.newBuilder()
            .maximumSize(MAX_SUBJECTS)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    /**
     * @param allowed whether it was; if not, it was not counted
     * @param remaining how often more at once
     * @param resetSeconds until the whole number is there again
     * @param retrySeconds until the next may be allowed; 0 when it may at once
     */
    record Answer(boolean allowed, long remaining, long resetSeconds, long retrySeconds) {}

    /** @param nanoTime of {@link System#nanoTime()} */
    Answer take(K subject, int perMinute, long nanoTime) {
        long share = MINUTE / perMinute;
        var arrival = arrivals.get(subject, _ -> new AtomicLong(nanoTime));
        while (true) {
            long planned = arrival.get();
            // Compared by their difference: the clock may be near its end, where it turns negative.
            long ahead = Math.max(0, planned - nanoTime);
            long after = ahead + share;
            if (after > MINUTE) {
                return new Answer(false, 0, seconds(ahead), seconds(after - MINUTE));
            }
            if (arrival.compareAndSet(planned, nanoTime + after)) {
                return new Answer(true, (MINUTE - after) / share, seconds(after), 0);
            }
        }
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
