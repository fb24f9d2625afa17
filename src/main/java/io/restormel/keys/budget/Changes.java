package io.restormel.keys.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is to be added to counts, summed up and in the order in which rows are locked; not thread-safe. */
final class Changes {

    private final TreeMap<CountId, Change> counts = new TreeMap<>();
    private final TreeMap<CountId, BigDecimal> buckets = new TreeMap<>();
    private final long nowMillis;

    Changes(long nowMillis) {
        this.nowMillis = nowMillis;
    }

    /** What is added; below 0 what is taken away. */
    record Change(BigDecimal spent, BigDecimal held, long over) {

        private Change plus(Change other) {
            return new Change(spent.add(other.spent), held.add(other.held), over + other.over);
        }
    }

    void spend(Part part, BigDecimal spent) {
        add(part.count(), new Change(spent, BigDecimal.ZERO, 0));
        if (part.bucketMillis() > 0 && spent.signum() != 0) {
            long end = (Math.floorDiv(nowMillis, part.bucketMillis()) + 1) * part.bucketMillis();
            buckets.merge(new CountId(part.count().counterId(), end), spent, BigDecimal::add);
        }
    }

    void hold(CountId count, BigDecimal held) {
        add(count, new Change(BigDecimal.ZERO, held, 0));
    }

    void over(CountId count, long times) {
        add(count, new Change(BigDecimal.ZERO, BigDecimal.ZERO, times));
    }

    private void add(CountId count, Change change) {
        counts.merge(count, change, Change::plus);
    }

    SortedMap<CountId, Change> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }

    /** By the end of each bucket of a rolling count, in the place of a turn's start. */
    SortedMap<CountId, BigDecimal> buckets() {
        return Collections.unmodifiableSortedMap(buckets);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    Instant now() {
        return Instant.ofEpochMilli(nowMillis);
    }
}
