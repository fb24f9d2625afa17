package io.restormel.keys.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One total on the wire, within one hour or day of UTC. Times are epoch milliseconds, {@code periodEnd} is exclusive, rates
 * are from 0 to 1. With {@code source} {@code resolve}: a project's requests of one status to one model, {@code modelId}
 * being empty when nothing was chosen. With {@code openrouter-activity}: what was imported of a connection, by model and
 * the provider that served it; of these no project, latency or rate is known, and only they have the last five members.
 * The two may count the same calls and must not be added up.
 */
record UsageAggregateJson(
        String source,
        String granularity,
        long periodStart,
        long periodEnd,
        @Nullable UUID projectId,
        String providerType,
        String modelId,
        String requestStatus,
        long requestCount,
        BigDecimal estimatedCost,
        @Nullable Double avgLatencyMs,
        @Nullable Double errorRate,
        @Nullable Double fallbackRate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID integrationId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String providerName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long inputTokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long outputTokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long reasoningTokens) {

    static final String RESOLVE = "resolve";
    static final String OPENROUTER = "openrouter-activity";

    /** The same whenever asked for the same, so that pages neither repeat nor leave out a row. */
    static final Comparator<UsageAggregateJson> ORDER = Comparator.comparingLong(UsageAggregateJson::periodStart)
            .thenComparing(UsageAggregateJson::source, Comparator.reverseOrder())
            .thenComparing(UsageAggregateJson::projectId, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(UsageAggregateJson::integrationId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(UsageAggregateJson::providerType)
            .thenComparing(UsageAggregateJson::modelId)
            .thenComparing(UsageAggregateJson::providerName, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(UsageAggregateJson::requestStatus);

    record ListJson(List<UsageAggregateJson> data) {}

    static UsageAggregateJson of(UsageReader.Total total, ChronoUnit period) {
        var totals = UsageTotals.of(total.key(), total.figures());
        return new UsageAggregateJson(
                RESOLVE,
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
                totals.fallbackRate(),
                null,
                null,
                null,
                null,
                null);
    }

    static UsageAggregateJson of(ImportedUsageRepository.Imported imported) {
        var row = imported.row();
        var start = row.day().atStartOfDay(ZoneOffset.UTC).toInstant();
        return new UsageAggregateJson(
                OPENROUTER,
                "day",
                start.toEpochMilli(),
                start.plus(1, ChronoUnit.DAYS).toEpochMilli(),
                null,
                "openrouter",
                row.model(),
                "imported",
                row.requests(),
                row.usageUsd().add(row.byokUsd()),
                null,
                null,
                null,
                imported.integrationId(),
                row.providerName(),
                row.promptTokens(),
                row.completionTokens(),
                row.reasoningTokens());
    }
}
