package io.restormel.keys.usage;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * One total on the wire: a project's requests of one status to one model within one hour or day of UTC. Times are epoch
 * milliseconds, {@code periodEnd} is exclusive, rates are from 0 to 1, {@code modelId} is empty when nothing was chosen.
 */
record UsageAggregateJson(
        String granularity,
        long periodStart,
        long periodEnd,
        UUID projectId,
        String providerType,
        String modelId,
        String requestStatus,
        long requestCount,
        BigDecimal estimatedCost,
        double avgLatencyMs,
        double errorRate,
        double fallbackRate) {

    record ListJson(List<UsageAggregateJson> data) {}

    static UsageAggregateJson of(UsageReader.Total total, ChronoUnit period) {
        var totals = UsageTotals.of(total.key(), total.figures());
        return new UsageAggregateJson(
                period == ChronoUnit.HOURS ? "hour" : "day",
                total.key().bucket().toEpochMilli(),
                total.key().bucket().plus(1, period).toEpochMilli(),
                total.key().projectId(),
                total.key().providerType(),
                total.key().modelId(),
                total.key().status(),
                totals.requests(),
                totals.costUsd(),
                totals.averageLatencyMicros() / 1000,
                1 - totals.resolvedRate(),
                totals.fallbackRate());
    }
}
