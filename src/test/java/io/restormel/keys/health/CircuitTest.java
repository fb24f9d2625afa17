package io.restormel.keys.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Instant T0 = Instant.parse("2026-11-21T12:00:00Z");
    private static final HealthSettings SETTINGS = HealthSettings.DEFAULT;

    private final Circuit closed = Circuit.untouched(UUID.randomUUID(), CircuitSubject.model("openai", "gpt-4o"));

    private Circuit open() {
        return closed.afterCalls(new CallCounts(0, 10, 0, 0, 0), SETTINGS, T0);
    }

    private Circuit halfOpen() {
        return open().due(T0.plusSeconds(30));
    }

    private static CallCounts failed(long succeeded, long failed) {
        return new CallCounts(succeeded, failed, 0, 0, 0);
    }

    @Test
    void it_opens_at_exactly_the_share_and_the_number_of_calls_and_not_below() {
        assertThat(closed.afterCalls(failed(5, 5), SETTINGS, T0).state()).isEqualTo(CircuitState.OPEN);
        assertThat(closed.afterCalls(failed(6, 5), SETTINGS, T0)).isSameAs(closed);
        assertThat(closed.afterCalls(failed(0, 9), SETTINGS, T0)).isSameAs(closed);
        assertThat(closed.afterCalls(CallCounts.NONE, SETTINGS, T0)).isSameAs(closed);
    }

    @Test
    void rate_limits_and_timeouts_count_against_thresholds_of_their_own() {
        var strict = new HealthSettings(true, Duration.ofSeconds(60), 10, 50, 90, 20, Duration.ofSeconds(30), 3, true);

        assertThat(closed.afterCalls(new CallCounts(2, 0, 8, 0, 0), strict, T0)).isSameAs(closed);
        assertThat(closed.afterCalls(new CallCounts(1, 0, 9, 0, 0), strict, T0).reason())
                .isEqualTo("9 of 10 calls met a rate limit in the last 60 s");
        assertThat(closed.afterCalls(new CallCounts(8, 0, 0, 2, 0), strict, T0).reason())
                .isEqualTo("2 of 10 calls timed out in the last 60 s");
        assertThat(closed.afterCalls(new CallCounts(9, 0, 0, 1, 0), strict, T0)).isSameAs(closed);
    }

    @Test
    void a_threshold_of_nothing_lets_any_share_pass() {
        var lenient = new HealthSettings(true, Duration.ofSeconds(60), 10, 50, 0, 50, Duration.ofSeconds(30), 3, true);

        assertThat(closed.afterCalls(new CallCounts(0, 0, 10, 0, 0), lenient, T0))
                .isSameAs(closed);
    }

    @Test
    void calls_that_fail_in_various_ways_add_up() {
        assertThat(closed.afterCalls(new CallCounts(4, 2, 2, 2, 0), SETTINGS, T0)
                        .reason())
                .isEqualTo("6 of 10 calls failed in various ways in the last 60 s");
    }

    @Test
    void switched_off_it_stays_closed_whatever_happens() {
        var off = new HealthSettings(false, Duration.ofSeconds(60), 1, 1, 1, 1, Duration.ofSeconds(30), 3, true);

        assertThat(closed.afterCalls(failed(0, 100), off, T0)).isSameAs(closed);
    }

    @Test
    void it_is_half_open_when_its_time_has_come_and_not_a_moment_before() {
        var open = open();
        assertThat(open.retryAt()).isEqualTo(T0.plusSeconds(30));
        assertThat(open.due(T0.plusSeconds(30).minusNanos(1))).isSameAs(open);
        assertThat(open.due(T0.plusSeconds(30)).state()).isEqualTo(CircuitState.HALF_OPEN);
    }

    @Test
    void it_closes_after_enough_successes_and_starts_anew() {
        var trying = halfOpen().afterTrials(2, 0, SETTINGS, T0.plusSeconds(31));
        assertThat(trying.state()).isEqualTo(CircuitState.HALF_OPEN);
        assertThat(trying.trialSuccesses()).isEqualTo(2);

        var healed = trying.afterTrials(1, 0, SETTINGS, T0.plusSeconds(32));
        assertThat(healed.state()).isEqualTo(CircuitState.CLOSED);
        assertThat(healed.openings()).isZero();
        assertThat(healed.changedAt()).isEqualTo(T0.plusSeconds(32));
    }

    @Test
    void a_trial_that_fails_opens_it_for_twice_as_long_up_to_sixteen_times() {
        var circuit = open();
        var now = T0;
        for (long seconds : new long[] {30, 60, 120, 240, 480, 480}) {
            assertThat(circuit.retryAt()).isEqualTo(now.plusSeconds(seconds));
            now = now.plusSeconds(seconds);
            circuit = circuit.due(now).afterTrials(2, 1, SETTINGS, now);
            assertThat(circuit.state()).isEqualTo(CircuitState.OPEN);
        }
    }

    @Test
    void an_open_one_hears_of_no_trials_and_no_calls() {
        var open = open();
        assertThat(open.afterTrials(9, 0, SETTINGS, T0)).isSameAs(open);
        assertThat(open.afterCalls(failed(0, 50), SETTINGS, T0)).isSameAs(open);
    }

    @Test
    void what_a_probe_finds_ill_stays_open_without_a_single_call() {
        var still = open().probeFailed("no answer", SETTINGS, T0.plusSeconds(30));

        assertThat(still.state()).isEqualTo(CircuitState.OPEN);
        assertThat(still.retryAt()).isEqualTo(T0.plusSeconds(90));
        assertThat(still.reason()).contains("no answer");
    }

    @Test
    void opened_by_hand_it_stays_open_until_it_is_reset_or_the_time_given_has_come() {
        var forEver = closed.tripped(null, "Opened by hand", T0);
        assertThat(forEver.due(T0.plus(Duration.ofDays(365)))).isSameAs(forEver);
        assertThat(forEver.afterTrials(9, 0, SETTINGS, T0)).isSameAs(forEver);
        assertThat(forEver.obstacle())
                .isEqualTo("The circuit of openai / gpt-4o was opened by hand at " + T0
                        + "; it stays open until somebody resets it");
        assertThat(forEver.reset(T0.plusSeconds(1)).state()).isEqualTo(CircuitState.CLOSED);

        var forAnHour = closed.tripped(T0.plusSeconds(3600), "Opened by hand", T0);
        assertThat(forAnHour.due(T0.plusSeconds(3599))).isSameAs(forAnHour);
        assertThat(forAnHour.due(T0.plusSeconds(3600)).state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void half_open_it_closes_when_nobody_complains_for_ten_minutes() {
        var trying = halfOpen();
        assertThat(trying.due(trying.changedAt().plusSeconds(599))).isSameAs(trying);
        assertThat(trying.due(trying.changedAt().plusSeconds(600)).state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void it_tells_since_when_and_why_and_until_when() {
        assertThat(open().obstacle())
                .isEqualTo("The circuit of openai / gpt-4o is open since 2026-11-21T12:00:00Z: 10 of 10 calls failed in"
                        + " the last 60 s; tried again at 2026-11-21T12:00:30Z");
    }
}
