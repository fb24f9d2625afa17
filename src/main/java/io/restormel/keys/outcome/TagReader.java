package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_DAILY;
import static org.jooq.impl.DSL.count;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Keeps the totals by tag from growing without end: a project has totals of its own for so many tags a day, and of all
 * others together. Which have their own is what the totals of the day say, so a call that is rated anew is taken from
 * where it was counted. Servers that meet new tags in one moment may each let some more in.
 */
@Component
class TagReader {

    /** Tags of a project that a day has totals of their own for. */
    static final int MOST_A_DAY = 1_000;

    private static final Comparator<TagDay> ORDER =
            Comparator.comparing(TagDay::projectId).thenComparing(TagDay::day).thenComparing(TagDay::value);

    private final DSLContext sql;

    TagReader(DSLContext sql) {
        this.sql = sql;
    }

    /** @param day when it begins, in UTC */
    record TagDay(UUID projectId, Instant day, String value) {}

    private record ProjectDay(UUID projectId, Instant day) {}

    /**
     * Those that are counted under {@link Dimension#OTHER_TAGS}.
     *
     * @param before outcomes that were counted
     * @param after outcomes that are counted now
     */
    Set<TagDay> others(Collection<Outcome> before, Collection<Outcome> after) {
        var counted = tags(before);
        var all = tags(after);
        all.addAll(counted);
        if (all.isEmpty()) {
            return Set.of();
        }
        all.removeAll(known(all));
        if (all.isEmpty()) {
            return Set.of();
        }
        var used = used(all);
        var others = new HashSet<TagDay>();
        for (var tag : all) {
            if (counted.contains(tag)
                    || used.merge(new ProjectDay(tag.projectId(), tag.day()), 1, Integer::sum) > MOST_A_DAY) {
                others.add(tag);
            }
        }
        return others;
    }

    private static Set<TagDay> tags(Collection<Outcome> outcomes) {
        var tags = new TreeSet<TagDay>(ORDER);
        outcomes.forEach(outcome -> Dimension.TAG.values(
                outcome,
                value -> tags.add(new TagDay(
                        outcome.projectId(), outcome.report().occurredAt().truncatedTo(ChronoUnit.DAYS), value))));
        return tags;
    }

    private Set<TagDay> known(Set<TagDay> tags) {
        return sql.select(
                        OUTCOME_DIMENSION_DAILY.PROJECT_ID,
                        OUTCOME_DIMENSION_DAILY.BUCKET,
                        OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE)
                .from(OUTCOME_DIMENSION_DAILY)
                .where(ofDays(tags))
                .and(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE.in(
                        tags.stream().map(TagDay::value).distinct().toList()))
                .fetchSet(row -> new TagDay(row.value1(), row.value2(), row.value3()));
    }

    private Map<ProjectDay, Integer> used(Set<TagDay> tags) {
        var used = new HashMap<ProjectDay, Integer>();
        sql.select(OUTCOME_DIMENSION_DAILY.PROJECT_ID, OUTCOME_DIMENSION_DAILY.BUCKET, count())
                .from(OUTCOME_DIMENSION_DAILY)
                .where(ofDays(tags))
                .and(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE.ne(Dimension.OTHER_TAGS))
                .groupBy(OUTCOME_DIMENSION_DAILY.PROJECT_ID, OUTCOME_DIMENSION_DAILY.BUCKET)
                .forEach(row -> used.put(new ProjectDay(row.value1(), row.value2()), row.value3()));
        return used;
    }

    private static Condition ofDays(Set<TagDay> tags) {
        return OUTCOME_DIMENSION_DAILY
                .PROJECT_ID
                .in(tags.stream().map(TagDay::projectId).distinct().toList())
                .and(OUTCOME_DIMENSION_DAILY.DIMENSION.eq(Dimension.TAG.wire()))
                .and(OUTCOME_DIMENSION_DAILY.BUCKET.in(
                        tags.stream().map(TagDay::day).distinct().toList()));
    }
}
