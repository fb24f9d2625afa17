package io.restormel.keys.outcome;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A time from hour to hour of UTC, and the whole days of UTC within it. {@code until} is exclusive. */
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

    Instant firstDay() {
        return ceiling(since, ChronoUnit.DAYS);
    }

    /** Exclusive; not after {@link #firstDay} when no whole day is within. */
    Instant lastDay() {
        return until.truncatedTo(ChronoUnit.DAYS);
    }

    /** The start of the week of UTC that holds a time. Weeks start on Thursday, as the epoch does. */
    static Instant week(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), WEEK) * WEEK);
    }

    Instant firstWeek() {
        var floor = week(since);
        return floor.equals(since) ? floor : floor.plusSeconds(WEEK);
    }

    /** Exclusive; not after {@link #firstWeek} when no whole week is within. */
    Instant lastWeek() {
        return week(until);
    }

    boolean hasWeeks() {
        return firstWeek().isBefore(lastWeek());
    }

    boolean hasDays() {
        return firstDay().isBefore(lastDay());
    }
}
