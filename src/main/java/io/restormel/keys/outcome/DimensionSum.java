package io.restormel.keys.outcome;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;

/** What outcomes add to one total of a dimension, in the order of the table's columns. Mutable, for one thread. */
final class DimensionSum {

    private static final int COUNTS = 10;

    private final long[] counts = new long[COUNTS];
    private final long[] latencies = new long[LatencyHistogram.RANGES];
    private BigDecimal costUsd = BigDecimal.ZERO;

    /** @param times 1 to add the outcome, -1 to take it away */
    void add(Outcome outcome, int times) {
        var report = outcome.report();
        var tokens = report.tokens();
        var rating = outcome.rating();
        var decided = outcome.decided();
        int i = 0;
        counts[i++] += times;
        counts[i++] += report.status() == OutcomeStatus.FAILED ? times : 0;
        counts[i++] += decided != null ? times : 0;
        counts[i++] += decided != null && decided.fellBack() ? times : 0;
        counts[i++] += rating.kind() == Rating.Kind.UNPRICED ? times : 0;
        counts[i++] += rating.kind() == Rating.Kind.UNMETERED ? times : 0;
        counts[i++] += times * TokenCounts.orZero(tokens.input());
        counts[i++] += times * TokenCounts.orZero(tokens.output());
        counts[i++] += times * TokenCounts.orZero(tokens.cached());
        counts[i] += times * TokenCounts.orZero(tokens.reasoning());
        if (rating.costUsd() != null) {
            costUsd = times > 0 ? costUsd.add(rating.costUsd()) : costUsd.subtract(rating.costUsd());
        }
        if (report.latencyMicros() != null) {
            latencies[LatencyHistogram.range(report.latencyMicros())] += times;
        }
    }

    boolean changesNothing() {
        return costUsd.signum() == 0
                && Arrays.stream(counts).allMatch(count -> count == 0)
                && Arrays.stream(latencies).allMatch(count -> count == 0);
    }

    Stream<Object> columns() {
        return Stream.of(
                        Arrays.stream(counts).boxed(),
                        Stream.of(costUsd),
                        Arrays.stream(latencies).boxed())
                .flatMap(each -> each);
    }

    Brief brief() {
        return new Brief(counts[0], costUsd);
    }
}
