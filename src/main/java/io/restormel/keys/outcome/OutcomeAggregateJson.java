package io.restormel.keys.outcome;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One total on the wire: a project's reported calls of one model with one status within one hour or day of UTC. Times
 * are epoch milliseconds, {@code periodEnd} is exclusive, the cost is an exact decimal number in text; latencies are
 * null when none were told.
 */
record OutcomeAggregateJson(
        String granularity,
        long periodStart,
        long periodEnd,
        UUID projectId,
        String providerType,
        String modelId,
        String status,
        long outcomeCount,
        long unpricedCount,
        long unmeteredCount,
        long inputTokens,
        long outputTokens,
        long cachedTokens,
        long reasoningTokens,
        String costUsd,
        @Nullable Double latencyP50Ms,
        @Nullable Double latencyP95Ms) {

    record ListJson(List<OutcomeAggregateJson> data) {}

    static OutcomeAggregateJson of(OutcomeReader.Total total, ChronoUnit period) {
        var key = total.key();
        var figures = total.figures();
        return new OutcomeAggregateJson(
                period == ChronoUnit.HOURS ? "hour" : "day",
                key.bucket().toEpochMilli(),
                key.bucket().plus(1, period).toEpochMilli(),
                key.projectId(),
                key.model().providerType(),
                key.model().modelId(),
                key.status().wire(),
                figures.outcomes(),
                figures.unpriced(),
                figures.unmetered(),
                figures.inputTokens(),
                figures.outputTokens(),
                figures.cachedTokens(),
                figures.reasoningTokens(),
                Costs.plain(figures.costUsd()),
                millis(figures.latency().quantile(0.5)),
                millis(figures.latency().quantile(0.95)));
    }

    private static @Nullable Double millis(OptionalDouble micros) {
        return micros.isEmpty() ? null : micros.getAsDouble() / 1000;
    }
}
