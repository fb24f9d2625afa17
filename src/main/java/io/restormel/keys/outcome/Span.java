package io.restormel.keys.outcome;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A time from hour to hour of UTC, {@code until} exclusive, and the days and weeks near its ends. */
record Span(Instant since, Instant until) {

    private static final long WEEK = Duration.ofDays(7).toSeconds();

    static Span of(Instant since, Instant until) {
        return new Span(since.truncatedTo(ChronoUnit.HOURS), ceiling(until, ChronoUnit.HOURS));
    }

    /** As {@link #of}, widened to whole days. */
    static Span ofDays(Instant since, Instant until) {
        return new Span(since.truncatedTo(ChronoUnit.DAYS), ceiling(until, ChronoUnit.DAYS));
    }

    static Instant ceiling(Instant time, ChronoUnit unit) {
        var floor = time.truncatedTo(unit);
        return floor.equals(time) ? floor : floor.plus(1, unit);
    }

    /** The start of the week of UTC that holds a time. Weeks start on Thursday, as the epoch does. */
    static Instant week(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), WEEK) * WEEK);
    }

    /** The start of a day of UTC that is nearest to a time. */
    static Instant nearestDay(Instant time) {
        return time.plus(12, ChronoUnit.HOURS).truncatedTo(ChronoUnit.DAYS);
    }

    /** The start of a week of UTC that is nearest to a time. */
    static Instant nearestWeek(Instant time) {
        return week(time.plusSeconds(WEEK / 2));
    }
}
