package io.restormel.keys.outcome;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An outcome on the wire. Latencies are milliseconds with up to three decimals, times epoch milliseconds; the cost is an
 * exact decimal number in text, null unless {@code rating} is {@code priced}.
 */
public record OutcomeJson(
        String eventId,
        String status,
        @Nullable String failureKind,
        String providerType,
        String modelId,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Long cachedTokens,
        @Nullable Long reasoningTokens,
        @Nullable Double latencyMs,
        @Nullable Double ttftMs,
        @Nullable String endUserId,
        Map<String, String> tags,
        String rating,
        @Nullable String costUsd,
        @Nullable UUID priceId,
        long occurredAt) {

    public static OutcomeJson of(Outcome outcome) {
        var report = outcome.report();
        var rating = outcome.rating();
        return new OutcomeJson(
                report.eventId(),
                report.status().wire(),
                report.failureKind(),
                report.model().providerType(),
                report.model().modelId(),
                report.tokens().input(),
                report.tokens().output(),
                report.tokens().cached(),
                report.tokens().reasoning(),
                millis(report.latencyMicros()),
                millis(report.timeToFirstTokenMicros()),
                report.endUserId(),
                report.tags(),
                rating.kind().wire(),
                plain(rating.costUsd()),
                rating.priceId(),
                report.occurredAt().toEpochMilli());
    }

    private static @Nullable Double millis(@Nullable Long micros) {
        return micros == null ? null : micros / 1000.0;
    }

    private static @Nullable String plain(@Nullable BigDecimal cost) {
        return cost == null ? null : Costs.plain(cost);
    }
}
