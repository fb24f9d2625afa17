package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitWindowTest {

    private static LimitWindow at(String period, String zone, String now) {
        return LimitWindow.at(
                Objects.requireNonNull(LimitPeriod.ofWire(period)),
                ZoneId.of(zone),
                Instant.parse(now).toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        // The first and the last instant of each.
        "minute, UTC, 2026-11-21T10:15:00Z, 2026-11-21T10:15:00Z, 2026-11-21T10:16:00Z",
        "minute, UTC, 2026-11-21T10:15:59.999Z, 2026-11-21T10:15:00Z, 2026-11-21T10:16:00Z",
        "hour, UTC, 2026-11-21T10:59:59.999Z, 2026-11-21T10:00:00Z, 2026-11-21T11:00:00Z",
        "hour, Asia/Kolkata, 2026-11-21T10:15:00Z, 2026-11-21T09:30:00Z, 2026-11-21T10:30:00Z",
        "day, UTC, 2026-11-21T00:00:00Z, 2026-11-21T00:00:00Z, 2026-11-22T00:00:00Z",
        "day, UTC, 2026-11-20T23:59:59.999Z, 2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z",
        "day, Europe/Berlin, 2026-11-20T23:00:00Z, 2026-11-20T23:00:00Z, 2026-11-21T23:00:00Z",
        // Clocks go forward: 23 hours. Clocks go back: 25.
        "day, Europe/Berlin, 2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "day, Europe/Berlin, 2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        // A day that has no midnight.
        "day, America/Havana, 2026-03-08T12:00:00Z, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
        // The hour that comes twice is two.
        "hour, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T00:00:00Z, 2026-10-25T01:00:00Z",
        "hour, Europe/Berlin, 2026-10-25T01:30:00Z, 2026-10-25T01:00:00Z, 2026-10-25T02:00:00Z",
        // From Monday, also when it is Sunday, and over the end of a year.
        "week, UTC, 2026-11-22T23:59:59Z, 2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z",
        "week, UTC, 2026-11-23T00:00:00Z, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
        "week, UTC, 2027-01-01T00:00:00Z, 2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z",
        "month, UTC, 2026-02-28T23:59:59.999Z, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z",
        "month, UTC, 2028-02-29T12:00:00Z, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
        "month, UTC, 2026-12-31T23:59:59Z, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "month, Pacific/Auckland, 2026-10-31T11:00:00Z, 2026-10-31T11:00:00Z, 2026-11-30T11:00:00Z"
    })
    void a_period_turns_with_the_calendar(String period, String zone, String now, String start, String end) {
        assertThat(at(period, zone, now))
                .isEqualTo(new LimitWindow(
                        Instant.parse(start).toEpochMilli(), Instant.parse(end).toEpochMilli()));
    }

    @Test
    void the_time_is_without_gaps_and_each_instant_is_in_its_own_turn() {
        for (var zone : List.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")) {
            for (var period : List.of("day", "week", "month")) {
                long now = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
                var window = LimitWindow.at(Objects.requireNonNull(LimitPeriod.ofWire(period)), ZoneId.of(zone), now);
                while (window.endMillis()
                        < Instant.parse("2027-02-01T00:00:00Z").toEpochMilli()) {
                    var next = LimitWindow.at(
                            Objects.requireNonNull(LimitPeriod.ofWire(period)), ZoneId.of(zone), window.endMillis());
                    assertThat(next.startMillis()).isEqualTo(window.endMillis());
                    window = next;
                }
            }
            for (long now = Instant.parse("2026-04-04T00:00:00Z").toEpochMilli();
                    now < Instant.parse("2026-04-06T00:00:00Z").toEpochMilli();
                    now += Duration.ofMinutes(7).toMillis()) {
                assertThat(LimitWindow.at(new LimitPeriod(LimitPeriod.Unit.HOUR, null), ZoneId.of(zone), now)
                                .contains(now))
                        .isTrue();
            }
        }
    }

    @Test
    void lifetimes_and_rolling_periods_never_turn() {
        assertThat(at("lifetime", "UTC", "2026-11-21T10:15:00Z")).isEqualTo(new LimitWindow(0, Long.MAX_VALUE));
        assertThat(at("rolling:PT1H", "UTC", "2026-11-21T10:15:00Z")).isEqualTo(new LimitWindow(0, Long.MAX_VALUE));
    }

    @Test
    void periods_read_what_they_write() {
        var spellings = new ArrayList<String>();
        for (var wire :
                List.of("minute", "hour", "day", "week", "month", "lifetime", "rolling:PT1M", "rolling:PT2160H")) {
            spellings.add(Objects.requireNonNull(LimitPeriod.ofWire(wire)).wire());
        }
        assertThat(spellings)
                .containsExactly(
                        "minute", "hour", "day", "week", "month", "lifetime", "rolling:PT1M", "rolling:PT2160H");
        assertThat(LimitPeriod.ofWire("rolling:PT59S")).isNull();
        assertThat(LimitPeriod.ofWire("rolling:P91D")).isNull();
        assertThat(LimitPeriod.ofWire("rolling")).isNull();
        assertThat(LimitPeriod.ofWire("rolling:-PT1H")).isNull();
    }
}
