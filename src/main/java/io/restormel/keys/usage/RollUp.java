package io.restormel.keys.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What a number of events add to the totals of their periods. Periods are hours or days of UTC. */
final class RollUp {

    /** @param modelId empty when nothing was chosen */
    record Key(UUID projectId, Instant bucket, String providerType, String modelId, String status) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::projectId)
                .thenComparing(Key::bucket)
                .thenComparing(Key::providerType)
                .thenComparing(Key::modelId)
                .thenComparing(Key::status);
    }

    /** @param fallbacks requests that passed over at least one step */
    record Figures(long requests, long fallbacks, long latencyMicros, BigDecimal costUsd) {
        Figures plus(Figures other) {
            return new Figures(
                    requests + other.requests,
                    fallbacks + other.fallbacks,
                    latencyMicros + other.latencyMicros,
                    costUsd.add(other.costUsd));
        }

        Figures negated() {
            return new Figures(-requests, -fallbacks, -latencyMicros, costUsd.negate());
        }
    }

    private RollUp() {}

    /** Sorted, so that writers who touch the same totals lock them in the same order. */
    static SortedMap<Key, Figures> of(Collection<StoredEvent> events, ChronoUnit period) {
        var totals = new TreeMap<Key, Figures>(Key.ORDER);
        for (var event : events) {
            var key = new Key(
                    event.projectId(),
                    event.occurredAt().truncatedTo(period),
                    event.providerType(),
                    event.modelId() == null ? "" : event.modelId(),
                    event.status());
            var cost = event.estimatedCostUsd() == null ? BigDecimal.ZERO : event.estimatedCostUsd();
            totals.merge(
                    key, new Figures(1, event.fallbackCount() > 0 ? 1 : 0, event.latencyMicros(), cost), Figures::plus);
        }
        return totals;
    }
}
