package io.restormel.keys.outcome;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a period that are days of some time zone, or longer, put together from days of UTC: only the hours between
 * the start of a part and a midnight of UTC have to be moved from one part to its neighbour.
 *
 * @param bounds starts of the parts on the hour, and the end of the last
 * @param midnights of UTC, each beside its bound, all before theirs or all after
 */
record LocalDays(List<Instant> bounds, List<Instant> midnights) {

    /** The shortest day there is, when clocks go forward; no two bounds have hours to move on one day of UTC. */
    private static final Duration SHORTEST = Duration.ofHours(23);

    /** Null when a part is shorter than a day. */
    static @Nullable LocalDays of(Span span, List<Instant> starts) {
        var bounds = Stream.of(
                        Stream.of(span.since()),
                        starts.stream().skip(1).map(start -> Span.ceiling(start, ChronoUnit.HOURS)),
                        Stream.of(span.until()))
                .flatMap(times -> times)
                .toList();
        boolean days = IntStream.range(1, bounds.size())
                .allMatch(
                        i -> Duration.between(bounds.get(i - 1), bounds.get(i)).compareTo(SHORTEST) >= 0);
        if (!days) {
            return null;
        }
        var before = beside(bounds, bound -> bound.truncatedTo(ChronoUnit.DAYS));
        var after = beside(bounds, bound -> Span.ceiling(bound, ChronoUnit.DAYS));
        return before.hours().size() <= after.hours().size() ? before : after;
    }

    private static LocalDays beside(List<Instant> bounds, UnaryOperator<Instant> midnight) {
        return new LocalDays(bounds, bounds.stream().map(midnight).toList());
    }

    /** The days of UTC to start from. */
    Span days() {
        return new Span(midnights.getFirst(), midnights.getLast());
    }

    /** The number of the part that a day of UTC is counted in at first. */
    int partOf(Instant day) {
        int part = midnights.size() - 2;
        while (part > 0 && midnights.get(part).isAfter(day)) {
            part--;
        }
        return part;
    }

    /** All hours that are in another part than their day. */
    List<Instant> hours() {
        var hours = new ArrayList<Instant>();
        for (int i = 0; i < bounds.size(); i++) {
            var end = later(i);
            for (var hour = earlier(i); hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
                hours.add(hour);
            }
        }
        return hours;
    }

    /**
     * Hours go from one part to another; one of the two may be outside of the period.
     *
     * @param from the part that their day is counted in
     */
    record Move(int from, int to) {}

    /** Where those of the {@link #hours} go that are of this day of UTC. */
    Move move(Instant day) {
        for (int i = 0; i < bounds.size(); i++) {
            if (earlier(i).isBefore(later(i))
                    && earlier(i).truncatedTo(ChronoUnit.DAYS).equals(day)) {
                return midnights.get(i).isBefore(bounds.get(i)) ? new Move(i, i - 1) : new Move(i - 1, i);
            }
        }
        throw new IllegalArgumentException(day + " has no hours to move");
    }

    private Instant earlier(int bound) {
        return bounds.get(bound).isBefore(midnights.get(bound)) ? bounds.get(bound) : midnights.get(bound);
    }

    private Instant later(int bound) {
        return bounds.get(bound).isBefore(midnights.get(bound)) ? midnights.get(bound) : bounds.get(bound);
    }
}
