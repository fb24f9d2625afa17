package io.restormel.keys.outcome;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** What a number of outcomes add to the totals of their periods, which are hours or days of UTC. */
final class OutcomeRollUp {

    record Key(UUID projectId, Instant bucket, ModelName model, OutcomeStatus status) {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::projectId)
                .thenComparing(Key::bucket)
                .thenComparing(key -> key.model().providerType())
                .thenComparing(key -> key.model().modelId())
                .thenComparing(Key::status);

        static Key of(Outcome outcome, ChronoUnit period) {
            var report = outcome.report();
            return new Key(
                    outcome.projectId(), report.occurredAt().truncatedTo(period), report.model(), report.status());
        }
    }

    private OutcomeRollUp() {}

    /** Sorted, so that writers who touch the same totals lock them in the same order. */
    static SortedMap<Key, OutcomeFigures> of(Collection<Outcome> outcomes, ChronoUnit period) {
        return of(outcomes, period, OutcomeFigures::of);
    }

    static SortedMap<Key, OutcomeFigures> of(
            Collection<Outcome> outcomes, ChronoUnit period, Function<Outcome, OutcomeFigures> figures) {
        var totals = new TreeMap<Key, OutcomeFigures>(Key.ORDER);
        for (var outcome : outcomes) {
            totals.merge(Key.of(outcome, period), figures.apply(outcome), OutcomeFigures::plus);
        }
        return totals;
    }
}
