package io.restormel.keys.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each hour weighs something else, so that no two can be taken for each other. */
class LocalDaysTest {

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-01, 40",
        "Asia/Kolkata, 2026-03-01, 40",
        "Europe/London, 2026-03-15, 30",
        "Europe/Berlin, 2026-10-10, 30",
        "America/Los_Angeles, 2026-03-01, 20",
        "Pacific/Auckland, 2026-03-20, 40",
        "Pacific/Chatham, 2026-09-10, 40",
        "Pacific/Kiritimati, 2026-01-01, 7",
        "America/St_Johns, 2026-10-20, 30",
    })
    void days_of_a_zone_have_the_hours_that_start_in_them(ZoneId zone, LocalDate first, int days) {
        var starts = IntStream.range(0, days)
                .mapToObj(i -> first.plusDays(i).atStartOfDay(zone).toInstant())
                .toList();
        var until = first.plusDays(days).atStartOfDay(zone).toInstant();

        assertThat(partsOf(starts, until)).isEqualTo(hoursOf(starts, until));
    }

    @Test
    void one_long_part_has_its_hours() {
        var since = Instant.parse("2026-03-01T10:17:00Z");
        var until = Instant.parse("2026-04-05T03:40:00Z");

        assertThat(partsOf(List.of(since), until)).isEqualTo(hoursOf(List.of(since), until));
    }

    @Test
    void parts_of_hours_are_none_of_days() {
        var since = Instant.parse("2026-03-01T00:00:00Z");
        var until = since.plus(12, ChronoUnit.HOURS);

        assertThat(LocalDays.of(Span.of(since, until), List.of(since, since.plus(6, ChronoUnit.HOURS))))
                .isNull();
    }

    /** What the totals of whole days and of the hours that are moved come to. */
    private static List<Long> partsOf(List<Instant> starts, Instant until) {
        var days = Objects.requireNonNull(LocalDays.of(Span.of(starts.getFirst(), until), starts));
        var sums = new long[starts.size()];
        var all = days.days();
        for (var hour = all.since(); hour.isBefore(all.until()); hour = hour.plus(1, ChronoUnit.HOURS)) {
            add(sums, days.partOf(hour.truncatedTo(ChronoUnit.DAYS)), weight(hour));
        }
        for (var hour : days.hours()) {
            var move = days.move(hour.truncatedTo(ChronoUnit.DAYS));
            add(sums, move.from(), -weight(hour));
            add(sums, move.to(), weight(hour));
        }
        return Arrays.stream(sums).boxed().toList();
    }

    private static List<Long> hoursOf(List<Instant> starts, Instant until) {
        var sums = new long[starts.size()];
        var span = Span.of(starts.getFirst(), until);
        int part = 0;
        for (var hour = span.since(); hour.isBefore(span.until()); hour = hour.plus(1, ChronoUnit.HOURS)) {
            while (part + 1 < starts.size() && !starts.get(part + 1).isAfter(hour)) {
                part++;
            }
            sums[part] += weight(hour);
        }
        return Arrays.stream(sums).boxed().toList();
    }

    private static void add(long[] sums, int part, long weight) {
        if (part >= 0 && part < sums.length) {
            sums[part] += weight;
        }
    }

    private static long weight(Instant hour) {
        long number = hour.getEpochSecond() / 3600;
        return number * number % 1_000_003;
    }
}
