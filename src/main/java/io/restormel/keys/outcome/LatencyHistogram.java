package io.restormel.keys.outcome;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Counts of calls by latency, in sixteen ranges that never change, since totals in the database are kept in them. */
public record LatencyHistogram(List<Long> counts) {

    /** Upper bounds in microseconds, inclusive; the last range has none. */
    private static final long[] BOUNDS = {
        50_000,
        100_000,
        200_000,
        350_000,
        500_000,
        750_000,
        1_000_000,
        1_500_000,
        2_000_000,
        3_000_000,
        5_000_000,
        7_500_000,
        10_000_000,
        20_000_000,
        60_000_000
    };

    static final int RANGES = BOUNDS.length + 1;

    static final LatencyHistogram EMPTY = new LatencyHistogram(java.util.Collections.nCopies(RANGES, 0L));

    public LatencyHistogram {
        counts = List.copyOf(counts);
    }

    static LatencyHistogram of(long micros) {
        var counts = new Long[RANGES];
        Arrays.fill(counts, 0L);
        counts[range(micros)] = 1L;
        return new LatencyHistogram(List.of(counts));
    }

    /** The place of the range that holds this latency. */
    static int range(long micros) {
        int found = Arrays.binarySearch(BOUNDS, micros);
        return found >= 0 ? found : -found - 1;
    }

    LatencyHistogram plus(LatencyHistogram other) {
        if (this == EMPTY || other == EMPTY) {
            return this == EMPTY ? other : this;
        }
        var sums = new Long[RANGES];
        for (int i = 0; i < RANGES; i++) {
            sums[i] = counts.get(i) + other.counts.get(i);
        }
        return new LatencyHistogram(List.of(sums));
    }

    LatencyHistogram negated() {
        return this == EMPTY
                ? this
                : new LatencyHistogram(counts.stream().map(count -> -count).toList());
    }

    /**
     * The latency in microseconds that this part of the calls stayed below, as if they were spread evenly over their
     * range; in the open last range its lower bound. Empty without calls.
     *
     * @param part above 0, up to 1
     */
    public OptionalDouble quantile(double part) {
        long all = counts.stream().mapToLong(Long::longValue).sum();
        double wanted = all * part;
        double before = 0;
        for (int i = 0; i < RANGES && all > 0; i++) {
            long count = counts.get(i);
            if (count > 0 && before + count >= wanted) {
                double from = i == 0 ? 0 : BOUNDS[i - 1];
                double to = i == BOUNDS.length ? from : BOUNDS[i];
                return OptionalDouble.of(from + (to - from) * (wanted - before) / count);
            }
            before += count;
        }
        return OptionalDouble.empty();
    }
}
