package io.restormel.keys.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a number of events add to the totals of their periods. Periods are hours or days of UTC. */
final class RollUp {

    /** @param modelId empty when nothing was chosen */
    record Key(UUID projectId, Instant bucket, String providerType, String modelId, String status) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::projectId)
                .thenComparing(Key::bucket)
                .thenComparing(Key::providerType)
                .thenComparing(Key::modelId)
                .thenComparing(Key::status);

        Key within(ChronoUnit period) {
            return new Key(projectId, bucket.truncatedTo(period), providerType, modelId, status);
        }
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

    /**
     * What the totals need of an event.
     *
     * @param modelId null when nothing was chosen
     * @param costUsd null when unknown
     */
    record Counted(
            UUID projectId,
            Instant occurredAt,
            String providerType,
            @Nullable String modelId,
            String status,
            int fallbackCount,
            long latencyMicros,
            @Nullable BigDecimal costUsd) {

        private Key hour() {
            return new Key(
                    projectId,
                    occurredAt.truncatedTo(ChronoUnit.HOURS),
                    providerType,
                    modelId == null ? "" : modelId,
                    status);
        }

        private Figures figures() {
            return new Figures(
                    1, fallbackCount > 0 ? 1 : 0, latencyMicros, costUsd == null ? BigDecimal.ZERO : costUsd);
        }
    }

    private RollUp() {}

    /** Sorted, so that writers who touch the same totals lock them in the same order; likewise {@link #days}. */
    static SortedMap<Key, Figures> hours(Collection<Counted> events) {
        var totals = new HashMap<Key, Figures>();
        for (var event : events) {
            totals.merge(event.hour(), event.figures(), Figures::plus);
        }
        var sorted = new TreeMap<Key, Figures>(Key.ORDER);
        sorted.putAll(totals);
        return sorted;
    }

    static SortedMap<Key, Figures> days(SortedMap<Key, Figures> hours) {
        var totals = new TreeMap<Key, Figures>(Key.ORDER);
        hours.forEach((hour, figures) -> totals.merge(hour.within(ChronoUnit.DAYS), figures, Figures::plus));
        return totals;
    }
}
