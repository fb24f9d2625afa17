package io.restormel.keys.outcome;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * Sums over some reported calls.
 *
 * @param failed of them; calls that were cancelled are no failures
 * @param unpriced calls that used tokens for which there is no price: their cost is not in {@code costUsd}
 * @param unmetered calls of which no tokens were told
 * @param inputTokens {@code cachedTokens} included
 * @param outputTokens {@code reasoningTokens} included
 * @param costUsd exact
 */
public record OutcomeTotals(
        long outcomes,
        long failed,
        long unpriced,
        long unmetered,
        long inputTokens,
        long outputTokens,
        long cachedTokens,
        long reasoningTokens,
        BigDecimal costUsd,
        LatencyHistogram latency) {

    static final OutcomeTotals NONE =
            new OutcomeTotals(0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, LatencyHistogram.EMPTY);

    static OutcomeTotals of(OutcomeReader.Total total) {
        var figures = total.figures();
        return new OutcomeTotals(
                figures.outcomes(),
                total.key().status() == OutcomeStatus.FAILED ? figures.outcomes() : 0,
                figures.unpriced(),
                figures.unmetered(),
                figures.inputTokens(),
                figures.outputTokens(),
                figures.cachedTokens(),
                figures.reasoningTokens(),
                figures.costUsd(),
                figures.latency());
    }

    OutcomeTotals plus(OutcomeTotals other) {
        return new OutcomeTotals(
                outcomes + other.outcomes,
                failed + other.failed,
                unpriced + other.unpriced,
                unmetered + other.unmetered,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cachedTokens + other.cachedTokens,
                reasoningTokens + other.reasoningTokens,
                costUsd.add(other.costUsd),
                latency.plus(other.latency));
    }

    OutcomeTotals negated() {
        return new OutcomeTotals(
                -outcomes,
                -failed,
                -unpriced,
                -unmetered,
                -inputTokens,
                -outputTokens,
                -cachedTokens,
                -reasoningTokens,
                costUsd.negate(),
                latency.negated());
    }

    /** 0 to 1; 0 without calls. */
    public double errorRate() {
        return outcomes == 0 ? 0 : (double) failed / outcomes;
    }

    /** Microseconds, interpolated within ranges; empty when no latencies were told. */
    public OptionalDouble latencyMicros(double quantile) {
        return latency.quantile(quantile);
    }
}
