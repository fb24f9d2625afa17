package io.restormel.keys.usage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a project over a period.
 *
 * @param buckets starts of the periods, ascending; every {@link Series} has a value for each
 * @param byStatus most requests first, likewise {@code byModel}
 * @param latency null without requests
 */
public record UsageReport(
        UsageRange range,
        List<Instant> buckets,
        UsageTotals totals,
        List<Series> byStatus,
        List<ModelTotals> byModel,
        @Nullable Latency latency) {

    public UsageReport {
        buckets = List.copyOf(buckets);
        byStatus = List.copyOf(byStatus);
        byModel = List.copyOf(byModel);
    }

    /** @param requests one a bucket */
    public record Series(String status, UsageTotals totals, List<Long> requests) {
        public Series {
            requests = List.copyOf(requests);
        }
    }

    /** @param modelId empty for requests that were given no model */
    public record ModelTotals(String providerType, String modelId, UsageTotals totals) {}

    /** Microseconds, over at most the latest 2,000 requests of the period. */
    public record Latency(long p50Micros, long p95Micros) {}
}
