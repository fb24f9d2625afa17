package io.restormel.keys.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final String ADA = "ada@example.com";
    private static final String HOME = "203.0.113.7";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T03:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void refuses_the_sixth_try_for_one_address_from_one_place() {
        assertThat(tries(ADA, HOME, 6)).isEqualTo(5);
    }

    @Test
    void the_spelling_of_an_address_gives_no_further_tries() {
        tries(ADA, HOME, 5);

        assertThat(throttle.mayTry(" ADA@Example.com", HOME)).isFalse();
    }

    @Test
    void neither_others_here_nor_the_same_person_elsewhere_are_locked_out() {
        tries(ADA, HOME, 10);

        assertThat(throttle.mayTry("bob@example.com", HOME)).isTrue();
        assertThat(throttle.mayTry(ADA, "198.51.100.1")).isTrue();
    }

    @Test
    void refuses_the_fifty_first_failure_from_one_place_whoever_it_is_for() {
        var allowed = IntStream.range(0, 60)
                .filter(i -> throttle.mayTry("p" + i + "@example.com", HOME))
                .count();

        assertThat(allowed).isEqualTo(50);
    }

    @Test
    void a_busy_office_that_signs_in_rightly_is_never_refused() {
        assertThat(IntStream.range(0, 500)).allSatisfy(i -> {
            assertThat(throttle.mayTry("p" + i + "@example.com", HOME)).isTrue();
            throttle.succeeded("p" + i + "@example.com", HOME);
        });
    }

    @Test
    void success_gives_all_five_tries_back() {
        tries(ADA, HOME, 5);
        throttle.succeeded(ADA, HOME);

        assertThat(tries(ADA, HOME, 6)).isEqualTo(5);
    }

    @Test
    void the_window_ends_after_fifteen_minutes_even_for_who_kept_trying() {
        tries(ADA, HOME, 5);
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(14)));
        assertThat(throttle.mayTry(ADA, HOME)).isFalse();

        now.updateAndGet(at -> at.plus(Duration.ofSeconds(61)));
        assertThat(throttle.mayTry(ADA, HOME)).isTrue();
    }

    @Test
    void tries_at_once_are_no_way_around_the_limit() {
        var allowed = IntStream.range(0, 200)
                .parallel()
                .filter(_ -> throttle.mayTry(ADA, HOME))
                .count();

        assertThat(allowed).isEqualTo(5);
    }

    private long tries(String email, String place, int count) {
        return IntStream.range(0, count)
                .filter(_ -> throttle.mayTry(email, place))
                .count();
    }
}
