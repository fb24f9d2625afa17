package io.restormel.keys.usage;

import java.math.BigDecimal;

/**
 * Sums over some requests.
 *
 * @param resolved requests that were given a provider and model
 * @param fallbacks requests that passed over at least one step
 * @param latencyMicros sum of the decisions' latencies in microseconds
 * @param costUsd sum of the estimates that could be made
 */
public record UsageTotals(long requests, long resolved, long fallbacks, long latencyMicros, BigDecimal costUsd) {

    static final UsageTotals NONE = new UsageTotals(0, 0, 0, 0, BigDecimal.ZERO);
    static final String RESOLVED = "resolved";

    static UsageTotals of(RollUp.Key key, RollUp.Figures figures) {
        return new UsageTotals(
                figures.requests(),
                RESOLVED.equals(key.status()) ? figures.requests() : 0,
                figures.fallbacks(),
                figures.latencyMicros(),
                figures.costUsd());
    }

    UsageTotals plus(UsageTotals other) {
        return new UsageTotals(
                requests + other.requests,
                resolved + other.resolved,
                fallbacks + other.fallbacks,
                latencyMicros + other.latencyMicros,
                costUsd.add(other.costUsd));
    }

    /** 0 to 1; 0 without requests. */
    public double resolvedRate() {
        return share(resolved);
    }

    /** 0 to 1; 0 without requests. */
    public double fallbackRate() {
        return share(fallbacks);
    }

    /** Microseconds; 0 without requests. */
    public double averageLatencyMicros() {
        return share(latencyMicros);
    }

    private double share(long part) {
        return requests == 0 ? 0 : (double) part / requests;
    }
}
