package io.restormel.keys.outcome;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Reported calls of a period with one value of a dimension. Rates are from 0 to 1; {@code decided} counts the calls whose
 * decision is known, of which {@code fallbackRate} is a share; costs are exact decimal numbers in text, latencies null
 * when none were told. The last two members are of the period of the same length before.
 */
record BreakdownJson(
        String dimension,
        String value,
        long outcomeCount,
        double errorRate,
        long decided,
        double fallbackRate,
        long unpricedCount,
        long unmeteredCount,
        long inputTokens,
        long outputTokens,
        String costUsd,
        @Nullable Double latencyP50Ms,
        @Nullable Double latencyP95Ms,
        @Nullable Double latencyP99Ms,
        long previousOutcomeCount,
        String previousCostUsd) {

    static BreakdownJson of(Dimension dimension, Breakdown.Row row) {
        var figures = row.figures();
        var totals = figures.totals();
        return new BreakdownJson(
                dimension.wire(),
                row.value(),
                totals.outcomes(),
                totals.errorRate(),
                figures.decided(),
                figures.fallbackRate(),
                totals.unpriced(),
                totals.unmetered(),
                totals.inputTokens(),
                totals.outputTokens(),
                Costs.plain(totals.costUsd()),
                millis(totals.latencyMicros(0.5)),
                millis(totals.latencyMicros(0.95)),
                millis(totals.latencyMicros(0.99)),
                row.before().calls(),
                Costs.plain(row.before().costUsd()));
    }

    private static @Nullable Double millis(OptionalDouble micros) {
        return micros.isEmpty() ? null : micros.getAsDouble() / 1000;
    }
}
