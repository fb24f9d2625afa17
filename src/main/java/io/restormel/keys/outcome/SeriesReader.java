package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_HOURLY;

import io.restormel.keys.outcome.DimensionReader.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads the totals of some values of a dimension part by part of a period; permission is the caller's matter. */
@Repository
class SeriesReader {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final DSLContext sql;

    SeriesReader(DSLContext sql) {
        this.sql = sql;
    }

    /** What is read so far: figures by value, one for each part. */
    private record Sums(int parts, Map<String, List<CallFigures>> byValue) {

        /** Nothing is added to what is outside of the period. */
        void add(int part, String value, CallFigures figures) {
            if (part >= 0 && part < parts) {
                byValue.computeIfAbsent(value, _ -> new ArrayList<>(Collections.nCopies(parts, CallFigures.NONE)))
                        .set(part, byValue.get(value).get(part).plus(figures));
            }
        }
    }

    /**
     * Figures by value, one for each start; values without calls are left out. Each hour, or day where there are none by
     * hour, goes to the part in which it starts.
     *
     * @param starts of the parts, ascending, the first of them the start of the span
     */
    Map<String, List<CallFigures>> series(
            UUID projectId, Dimension dimension, Span span, Collection<String> values, List<Instant> starts) {
        var sums = new Sums(starts.size(), new HashMap<>());
        var days = dimension.hourly() ? LocalDays.of(span, starts) : null;
        if (days != null) {
            addDays(sums, days, projectId, dimension, values);
        } else if (dimension.hourly()) {
            var stretch = new Stretch(OUTCOME_DIMENSION_HOURLY, span.since(), span.until());
            read(stretch, HOUR, stretch.where(projectId, dimension, values))
                    .forEach(total -> sums.add(part(total.bucket(), starts), total.value(), total.figures()));
        } else {
            var stretch = new Stretch(OUTCOME_DIMENSION_DAILY, span.since(), span.until());
            read(stretch, DAY, stretch.where(projectId, dimension, values))
                    .forEach(total -> sums.add(part(total.bucket(), starts), total.value(), total.figures()));
        }
        return sums.byValue();
    }

    private void addDays(Sums sums, LocalDays days, UUID projectId, Dimension dimension, Collection<String> values) {
        var whole = new Stretch(
                OUTCOME_DIMENSION_DAILY, days.days().since(), days.days().until());
        read(whole, DAY, whole.where(projectId, dimension, values))
                .forEach(total -> sums.add(days.partOf(total.bucket()), total.value(), total.figures()));
        var hours = days.hours();
        if (hours.isEmpty()) {
            return;
        }
        var moved = new Stretch(
                OUTCOME_DIMENSION_HOURLY, hours.getFirst(), hours.getLast().plus(HOUR));
        var where = moved.where(projectId, dimension, values)
                .and(moved.column(OUTCOME_DIMENSION_DAILY.BUCKET).eq(DSL.any(hours.toArray(Instant[]::new))));
        read(moved, DAY, where).forEach(total -> {
            var move = days.move(total.bucket());
            sums.add(move.from(), total.value(), total.figures().negated());
            sums.add(move.to(), total.value(), total.figures());
        });
    }

    private static int part(Instant time, List<Instant> starts) {
        int part = Collections.binarySearch(starts, time);
        return part >= 0 ? part : Math.max(0, -part - 2);
    }

    /** Totals by value and by this length of time, each from a multiple of it. */
    private List<DimensionReader.Total> read(Stretch stretch, Duration unit, Condition where) {
        var value = stretch.column(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE);
        var number = number(stretch, unit).as("number");
        return sql.select(number, value)
                .select(DimensionReader.sums(stretch.table()))
                .from(stretch.table())
                .where(where)
                .groupBy(number, value)
                .fetch(row -> new DimensionReader.Total(
                        Instant.EPOCH.plus(unit.multipliedBy(row.get(number))),
                        row.get(value),
                        DimensionReader.figures(row, 2)));
    }

    private static Field<Long> number(Stretch stretch, Duration unit) {
        return DSL.epoch(stretch.column(OUTCOME_DIMENSION_DAILY.BUCKET))
                .cast(Long.class)
                .div(DSL.inline(unit.toSeconds()));
    }
}
