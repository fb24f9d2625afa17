package io.restormel.keys.outcome;

import io.restormel.keys.outcome.TagReader.TagDay;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What a number of outcomes add to the totals by dimension of their periods, which are hours or days of UTC. */
final class DimensionRollUp {

    record Key(UUID projectId, Dimension dimension, Instant bucket, String value) {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::projectId)
                .thenComparing(key -> key.dimension().wire())
                .thenComparing(Key::bucket)
                .thenComparing(Key::value);

        /** In the order of the tables. */
        Object[] columns() {
            return new Object[] {projectId, dimension.wire(), bucket, value};
        }

        private Key week() {
            return new Key(projectId, dimension, Span.week(bucket), value);
        }
    }

    private DimensionRollUp() {}

    /**
     * Sorted, so that writers who touch the same totals lock them in the same order; without what changes nothing.
     *
     * @param before taken away; empty when they were not counted
     * @param others tags that have no total of their own; a call counts once in that of all others
     */
    static SortedMap<Key, DimensionSum> of(
            Collection<Outcome> before, Collection<Outcome> after, ChronoUnit period, Set<TagDay> others) {
        var sums = new HashMap<Key, DimensionSum>();
        before.forEach(outcome -> add(outcome, -1, period, others, sums));
        after.forEach(outcome -> add(outcome, 1, period, others, sums));
        sums.values().removeIf(DimensionSum::changesNothing);
        var sorted = new TreeMap<Key, DimensionSum>(Key.ORDER);
        sorted.putAll(sums);
        return sorted;
    }

    /** What these totals by day add to those by week, which there are of what has none by hour; in the same order. */
    static List<TotalsRepository.Row> weeks(SortedMap<Key, DimensionSum> days) {
        var sums = new TreeMap<Key, Brief>(Key.ORDER);
        days.forEach((key, sum) -> {
            if (!key.dimension().hourly()) {
                sums.merge(key.week(), sum.brief(), Brief::plus);
            }
        });
        return sums.entrySet().stream()
                .map(each -> new TotalsRepository.Row(
                        each.getKey().columns(), each.getValue().columns()))
                .toList();
    }

    private static void add(
            Outcome outcome, int times, ChronoUnit period, Set<TagDay> others, Map<Key, DimensionSum> sums) {
        var bucket = outcome.report().occurredAt().truncatedTo(period);
        for (var dimension : Dimension.values()) {
            if (period == ChronoUnit.DAYS || dimension.hourly()) {
                for (var value : values(dimension, outcome, others)) {
                    sums.computeIfAbsent(
                                    new Key(outcome.projectId(), dimension, bucket, value), _ -> new DimensionSum())
                            .add(outcome, times);
                }
            }
        }
    }

    private static Set<String> values(Dimension dimension, Outcome outcome, Set<TagDay> others) {
        var values = new LinkedHashSet<String>();
        var day = outcome.report().occurredAt().truncatedTo(ChronoUnit.DAYS);
        dimension.values(
                outcome,
                value -> values.add(
                        dimension == Dimension.TAG
                                        && !others.isEmpty()
                                        && others.contains(new TagDay(outcome.projectId(), day, value))
                                ? Dimension.OTHER_TAGS
                                : value));
        return values;
    }
}
