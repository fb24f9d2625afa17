package io.restormel.keys.engine;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * One turn of a limit's period, in epoch milliseconds.
 *
 * @param startMillis inclusive; 0 for a period that never turns, which is what a lifetime and a rolling one do
 * @param endMillis exclusive; {@code Long.MAX_VALUE} for those
 */
public record LimitWindow(long startMillis, long endMillis) {

    private static final LimitWindow ENDLESS = new LimitWindow(0, Long.MAX_VALUE);
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    /** The one that an instant lies in. */
    public static LimitWindow at(LimitPeriod period, ZoneId zone, long nowMillis) {
        return switch (period.unit()) {
            case LIFETIME, ROLLING -> ENDLESS;
            case MINUTE -> even(zone, nowMillis, MINUTE);
            case HOUR -> even(zone, nowMillis, HOUR);
            case DAY ->
                days(zone, dateOf(zone, nowMillis), dateOf(zone, nowMillis).plusDays(1));
            case WEEK -> {
                var monday = dateOf(zone, nowMillis).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield days(zone, monday, monday.plusWeeks(1));
            }
            case MONTH -> {
                var first = dateOf(zone, nowMillis).withDayOfMonth(1);
                yield days(zone, first, first.plusMonths(1));
            }
        };
    }

    public boolean contains(long millis) {
        return startMillis <= millis && millis < endMillis;
    }

    /** By the offset of this instant: the hour that is repeated when clocks go back is two hours. */
    private static LimitWindow even(ZoneId zone, long nowMillis, long length) {
        long offset = zone.getRules().getOffset(Instant.ofEpochMilli(nowMillis)).getTotalSeconds() * 1000L;
        long start = Math.floorDiv(nowMillis + offset, length) * length - offset;
        return new LimitWindow(start, start + length);
    }

    /** A day begins when its date does, which is not always at midnight and not always 24 hours before the next. */
    private static LimitWindow days(ZoneId zone, LocalDate first, LocalDate next) {
        return new LimitWindow(
                first.atStartOfDay(zone).toInstant().toEpochMilli(),
                next.atStartOfDay(zone).toInstant().toEpochMilli());
    }

    private static LocalDate dateOf(ZoneId zone, long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
    }
}
