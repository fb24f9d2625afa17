package io.restormel.keys.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords: after 5 failures for one address from one place, or 50 failures from one place,
 * within 15 minutes, further tries are refused until 15 minutes have passed. One person's lock does not lock out the
 * same person elsewhere, so nobody can be locked out on purpose. Thread-safe; per node.
 */
@Component
class SignInThrottle {

    private static final int PER_ADDRESS_AND_PLACE = 5;
    private static final int PER_PLACE = 50;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Cache<String, AtomicInteger> failures;

    SignInThrottle(Clock clock) {
        Ticker ticker = () -> clock.millis() * 1_000_000;
        failures = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(WINDOW)
                .ticker(ticker)
                .build();
    }

    boolean isBlocked(String email, String place) {
        return count(pair(email, place)) >= PER_ADDRESS_AND_PLACE || count(place) >= PER_PLACE;
    }

    void failed(String email, String place) {
        failures.get(pair(email, place), _ -> new AtomicInteger()).incrementAndGet();
        failures.get(place, _ -> new AtomicInteger()).incrementAndGet();
    }

    void succeeded(String email, String place) {
        failures.invalidate(pair(email, place));
    }

    private int count(String key) {
        var failed = failures.getIfPresent(key);
        return failed == null ? 0 : failed.get();
    }

    private static String pair(String email, String place) {
        return place + "|" + PersonRepository.normalised(email);
    }
}
