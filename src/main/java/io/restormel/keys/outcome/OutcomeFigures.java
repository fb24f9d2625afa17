package io.restormel.keys.outcome;

import java.math.BigDecimal;

/** Sums over some outcomes. Cost is that of the priced ones; tokens that were not told count as none. */
record OutcomeFigures(
        long outcomes,
        long unpriced,
        long unmetered,
        long inputTokens,
        long outputTokens,
        long cachedTokens,
        long reasoningTokens,
        BigDecimal costUsd,
        long latencyMicros,
        LatencyHistogram latency) {

    static final OutcomeFigures NONE =
            new OutcomeFigures(0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, 0, LatencyHistogram.EMPTY);

    static OutcomeFigures of(Outcome outcome) {
        var tokens = outcome.report().tokens();
        var latency = outcome.report().latencyMicros();
        var rated = ofRating(outcome.rating());
        return new OutcomeFigures(
                1,
                rated.unpriced,
                rated.unmetered,
                TokenCounts.orZero(tokens.input()),
                TokenCounts.orZero(tokens.output()),
                TokenCounts.orZero(tokens.cached()),
                TokenCounts.orZero(tokens.reasoning()),
                rated.costUsd,
                TokenCounts.orZero(latency),
                latency == null ? LatencyHistogram.EMPTY : LatencyHistogram.of(latency));
    }

    /** What depends on the rating alone. */
    static OutcomeFigures ofRating(Rating rating) {
        return new OutcomeFigures(
                0,
                rating.kind() == Rating.Kind.UNPRICED ? 1 : 0,
                rating.kind() == Rating.Kind.UNMETERED ? 1 : 0,
                0,
                0,
                0,
                0,
                rating.costOrZero(),
                0,
                LatencyHistogram.EMPTY);
    }

    OutcomeFigures plus(OutcomeFigures other) {
        return new OutcomeFigures(
                outcomes + other.outcomes,
                unpriced + other.unpriced,
                unmetered + other.unmetered,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cachedTokens + other.cachedTokens,
                reasoningTokens + other.reasoningTokens,
                costUsd.add(other.costUsd),
                latencyMicros + other.latencyMicros,
                latency.plus(other.latency));
    }

    OutcomeFigures negated() {
        return new OutcomeFigures(
                -outcomes,
                -unpriced,
                -unmetered,
                -inputTokens,
                -outputTokens,
                -cachedTokens,
                -reasoningTokens,
                costUsd.negate(),
                -latencyMicros,
                latency.negated());
    }
}
