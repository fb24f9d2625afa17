package io.restormel.keys.usage;

import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.outcome.Rating;
import io.restormel.keys.outcome.TokenCounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one request came to: sums of tokens and cost, and how the last one went.
 *
 * @param inputTokens null when no call tells it; likewise {@code outputTokens} and {@code cachedTokens}
 * @param costUsd null also when a call has no price: a part of the cost would pass for all of it
 * @param lastStatus null without calls
 * @param lastMicros null when not told
 */
public record CallSum(
        int calls,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Long cachedTokens,
        @Nullable BigDecimal costUsd,
        @Nullable String lastStatus,
        @Nullable Long lastMicros) {

    /** @param calls in the order of time */
    public static CallSum of(List<Outcome> calls) {
        var last = calls.isEmpty() ? null : calls.getLast().report();
        return new CallSum(
                calls.size(),
                sum(calls, TokenCounts::input),
                sum(calls, TokenCounts::output),
                sum(calls, TokenCounts::cached),
                cost(calls),
                last == null ? null : last.status().wire(),
                last == null ? null : last.latencyMicros());
    }

    private static @Nullable Long sum(List<Outcome> calls, Function<TokenCounts, @Nullable Long> tokens) {
        Long sum = null;
        for (var call : calls) {
            var told = tokens.apply(call.report().tokens());
            if (told != null) {
                sum = sum == null ? told : Long.valueOf(sum + told);
            }
        }
        return sum;
    }

    private static @Nullable BigDecimal cost(List<Outcome> calls) {
        BigDecimal sum = null;
        for (var call : calls) {
            var cost = call.rating().costUsd();
            if (call.rating().kind() == Rating.Kind.UNPRICED) {
                return null;
            }
            if (cost != null) {
                sum = sum == null ? cost : sum.add(cost);
            }
        }
        return sum;
    }
}
