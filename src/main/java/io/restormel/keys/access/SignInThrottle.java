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
    private static final int EMAIL_MAX_LENGTH = 254;
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

    /**
     * May this be tried? Counts as a failure until {@link #succeeded} says otherwise, so that many tries at once are
     * no way around the limit.
     */
    boolean mayTry(String email, String place) {
        return count(pair(email, place)) <= PER_ADDRESS_AND_PLACE & count(place) <= PER_PLACE;
    }

    void succeeded(String email, String place) {
        failures.invalidate(pair(email, place));
        var ofPlace = failures.getIfPresent(place);
        if (ofPlace != null) {
            ofPlace.decrementAndGet();
        }
    }

    private int count(String key) {
        return failures.get(key, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static String pair(String email, String place) {
        // What is longer is nobody's address, and not worth the memory.
        return place + "|"
                + PersonRepository.normalised(email.substring(0, Math.min(EMAIL_MAX_LENGTH, email.length())));
    }
}
