package io.restormel.keys.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.UUID;

/** At most so many times in any stretch of so long, for each id, on this node. Thread-safe. */
public final class RateLimit {

    private static final int MAX_IDS = 50_000;

    private final int times;
    private final Duration stretch;
    private final Clock clock;
    private final Cache<UUID, ArrayDeque<Long>> recent;

    public RateLimit(int times, Duration stretch, Clock clock) {
        this.times = times;
        this.stretch = stretch;
        this.clock = clock;
        this.recent = Caffeine.newBuilder()
                .maximumSize(MAX_IDS)
                .expireAfterAccess(stretch)
                .build();
    }

    /** @throws ApplicationException.TooMany when this is once too often; it is then not counted */
    public void require(UUID id, String message) {
        long now = clock.millis();
        var taken = recent.get(id, _ -> new ArrayDeque<>());
        synchronized (taken) {
            while (!taken.isEmpty() && taken.peekFirst() <= now - stretch.toMillis()) {
                taken.removeFirst();
            }
            if (taken.size() >= times) {
                long wait = taken.peekFirst() + stretch.toMillis() - now;
                throw new ApplicationException.TooMany(message, Math.ceilDiv(wait, 1000L));
            }
            taken.addLast(now);
        }
    }
}
