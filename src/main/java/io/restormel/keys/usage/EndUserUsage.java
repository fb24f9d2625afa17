package io.restormel.keys.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for one end user over a period.
 *
 * @param resolved requests that were given a provider and model
 * @param estimatedCostUsd sum of the estimates that could be made, to the millionth
 * @param byModel of the resolved ones, the most used first
 * @param lastAt the latest request of the period; null when there is none
 */
public record EndUserUsage(
        long requests,
        long resolved,
        BigDecimal estimatedCostUsd,
        List<ModelRequests> byModel,
        @Nullable Instant lastAt) {

    public EndUserUsage {
        byModel = List.copyOf(byModel);
    }

    public record ModelRequests(String providerType, String modelId, long requests) {}
}
