package io.restormel.keys.health;

import io.restormel.keys.engine.Providers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A circuit on the wire; times in epoch milliseconds.
 *
 * @param since when it came to this state; null when it was never in another one
 * @param affectedRoutes the first hundred at most
 * @param retryAt when an open one is looked at again; null for one that is not open, or that only a reset closes
 */
record CircuitJson(
        UUID id,
        String kind,
        String providerType,
        @Nullable String modelId,
        @Nullable UUID credentialId,
        @Nullable String credentialLabel,
        String state,
        boolean byHand,
        @Nullable Long since,
        @Nullable Long retryAt,
        String reason,
        CallsJson window,
        int affectedRouteCount,
        List<CircuitReport.AffectedRoute> affectedRoutes) {

    /** A thousand routes may call what a hundred circuits are of. */
    private static final int MOST_ROUTES = 100;

    /** Calls of the window that holds now, since the circuit changed. */
    record CallsJson(
            long calls,
            long succeeded,
            long failed,
            long rateLimited,
            long timedOut,
            long keyRefused,
            int failurePercent) {

        static CallsJson of(CallCounts counts) {
            return new CallsJson(
                    counts.calls(),
                    counts.succeeded(),
                    counts.failed(),
                    counts.rateLimited(),
                    counts.timedOut(),
                    counts.keyRefused(),
                    counts.failurePercent());
        }
    }

    static CircuitJson of(CircuitReport report) {
        var circuit = report.circuit();
        return new CircuitJson(
                circuit.id(),
                circuit.subject().kind().wire(),
                Providers.wire(circuit.subject().providerType()),
                circuit.subject().modelId(),
                circuit.subject().credentialId(),
                report.credentialLabel(),
                circuit.state().wire(),
                circuit.byHand(),
                circuit.revision() == 0 && circuit.changedAt().equals(Instant.EPOCH)
                        ? null
                        : circuit.changedAt().toEpochMilli(),
                circuit.retryAt() == null ? null : circuit.retryAt().toEpochMilli(),
                circuit.reason(),
                CallsJson.of(report.window()),
                report.affected().size(),
                report.affected().stream().limit(MOST_ROUTES).toList());
    }
}
