package io.restormel.keys.budget;

import static io.restormel.keys.db.Tables.BUDGET_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What becomes of limits when their turn is over, by a clock that the test moves. */
abstract class BudgetTurnContract extends BudgetTestCase {

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }

    @Autowired
    MovableClock clock;

    @Autowired
    Leases leases;

    private void at(Instant instant) {
        clock.set(instant);
        awaitAnswering();
    }

    /** What was decided is written down a moment later, by the clock of then. */
    private void pass(Duration time) {
        writer.flush();
        clock.pass(time);
        awaitAnswering();
    }

    /** A server that slept through a while has to make itself known again, which it does within a second. */
    private void awaitAnswering() {
        await().atMost(Duration.ofSeconds(10)).until(() -> leases.isAnswering(clock.millis()));
    }

    @ParameterizedTest(name = "{0} in {1} until {2}")
    @CsvSource({
        // The hour that clocks repeat is two hours.
        "hour,  Europe/Berlin,    2026-10-25T01:00:00Z, 2026-10-25T02:00:00Z",
        "hour,  Asia/Kolkata,     2027-01-10T10:30:00Z, 2027-01-10T11:30:00Z",
        // A day of 23 hours, and one of 25.
        "day,   Europe/Berlin,    2027-03-28T22:00:00Z, 2027-03-29T22:00:00Z",
        "day,   Europe/Berlin,    2026-10-25T23:00:00Z, 2026-10-26T23:00:00Z",
        // Clocks change on the Sunday that ends the week.
        "week,  America/New_York, 2027-03-15T04:00:00Z, 2027-03-22T04:00:00Z",
        // From winter to summer time, and to a February without a 29th.
        "month, Europe/Berlin,    2027-03-31T22:00:00Z, 2027-04-30T22:00:00Z",
        "month, UTC,              2027-02-01T00:00:00Z, 2027-03-01T00:00:00Z"
    })
    void a_limit_that_is_used_up_is_whole_again_at_the_turn_and_not_before(
            String period, String zone, Instant turn, Instant next) {
        limit("budget_cap", Map.of("limit", A_CALL.multiply(BigDecimal.TWO), "period", period, "timeZone", zone));
        at(turn.minusSeconds(2));
        report(decision(resolve()), 1000);
        decision(resolve());

        assertThat(resolve().json().toString()).contains("policy_blocked", "resets at " + turn);
        clock.set(turn.minusMillis(1));
        assertThat(resolve().status()).isEqualTo(403);

        clock.set(turn);
        assertThat(number(budget(), "remaining")).isEqualByComparingTo("0.025");
        assertThat(budget().path("resetsAt").asLong()).isEqualTo(next.toEpochMilli());
        decision(resolve());
        decision(resolve());
        assertThat(resolve().json().toString()).contains("policy_blocked", "resets at " + next);
    }

    @Test
    void a_call_counts_in_the_turn_in_which_it_was_decided() {
        limit("budget_cap", Map.of("limit", A_CALL, "period", "day", "timeZone", "Europe/Berlin"));
        var turn = Instant.parse("2027-03-28T22:00:00Z");
        at(turn.minusSeconds(2));
        var spanning = decision(resolve());
        assertThat(number(budget(), "reserved")).isEqualByComparingTo(A_CALL);

        clock.set(turn.plusSeconds(1));
        report(spanning, 500);

        var present = budget();
        assertThat(number(present, "spent")).isEqualByComparingTo("0");
        assertThat(number(present, "reserved")).isEqualByComparingTo("0");
        assertThat(spentIn(Instant.parse("2027-03-27T23:00:00Z"))).containsExactly(new BigDecimal("0.0075"));
        decision(resolve());
    }

    /** As numbers without trailing zeros; nothing of it may still be held. */
    private List<BigDecimal> spentIn(Instant start) {
        return sql.selectFrom(BUDGET_WINDOW)
                .where(BUDGET_WINDOW.PROJECT_ID.eq(project), BUDGET_WINDOW.WINDOW_START.eq(start))
                .fetch(row -> {
                    assertThat(row.getHeld()).isEqualByComparingTo("0");
                    return row.getSpent().stripTrailingZeros();
                });
    }

    @Test
    void a_rolling_limit_forgets_each_call_when_its_time_has_passed() {
        limit("request_cap", Map.of("limit", 2, "period", "rolling:PT1H"));
        at(Instant.parse("2027-05-05T08:00:00Z"));
        decision(resolve());
        pass(Duration.ofMinutes(30));
        decision(resolve());
        assertThat(resolve().json().toString()).contains("policy_blocked", "frees up as time passes");
        assertThat(number(budget(), "spent")).isEqualByComparingTo("2");

        pass(Duration.ofMinutes(29));
        assertThat(resolve().status()).isEqualTo(403);

        // A minute is the sixtieth by which it may count longer.
        pass(Duration.ofMinutes(2));
        assertThat(number(budget(), "spent")).isEqualByComparingTo("1");
        decision(resolve());
        assertThat(resolve().status()).isEqualTo(403);

        pass(Duration.ofMinutes(30));
        decision(resolve());
        assertThat(resolve().status()).isEqualTo(403);
        pass(Duration.ofMinutes(62));
        assertThat(number(budget(), "spent")).isEqualByComparingTo("0");
    }

    @Test
    void a_call_counts_in_a_rolling_limit_from_when_its_outcome_is_known() {
        limit("budget_cap", Map.of("limit", A_CALL, "period", "rolling:PT1H"));
        at(Instant.parse("2027-05-06T08:00:00Z"));
        var decided = decision(resolve());
        pass(Duration.ofMinutes(5));
        assertThat(resolve().status()).isEqualTo(403);
        report(decided, 1000);

        pass(Duration.ofMinutes(56));
        assertThat(number(budget(), "spent")).isEqualByComparingTo(A_CALL);
        assertThat(resolve().status()).isEqualTo(403);

        pass(Duration.ofMinutes(5));
        assertThat(number(budget(), "spent")).isEqualByComparingTo("0");
        decision(resolve());
    }
}
