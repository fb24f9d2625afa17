package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_HOURLY;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads the totals by dimension; permission is the caller's matter. */
@Repository
class DimensionReader {

    /** One total of an hour or a day. */
    record Total(Instant bucket, String value, CallFigures figures) {}

    private static final int FIRST_FIGURE = OUTCOME_DIMENSION_DAILY.indexOf(OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT);
    private static final List<Field<?>> FIGURES = Arrays.stream(OUTCOME_DIMENSION_DAILY.fields())
            .skip(FIRST_FIGURE)
            .<Field<?>>map(field -> field)
            .toList();

    private final DSLContext sql;

    DimensionReader(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Sums by value: of the whole days from the daily totals, of what is left at both ends from the hourly ones.
     *
     * @param values those only; null for all
     */
    Map<String, CallFigures> sums(UUID projectId, Dimension dimension, Span span, @Nullable Collection<String> values) {
        var sums = new HashMap<String, CallFigures>();
        if (span.hasDays()) {
            add(OUTCOME_DIMENSION_DAILY, projectId, dimension, values, span.firstDay(), span.lastDay(), sums);
        }
        if (dimension.hourly()) {
            var end = span.hasDays() ? span.firstDay() : span.until();
            add(OUTCOME_DIMENSION_HOURLY, projectId, dimension, values, span.since(), end, sums);
            if (span.hasDays()) {
                add(OUTCOME_DIMENSION_HOURLY, projectId, dimension, values, span.lastDay(), span.until(), sums);
            }
        }
        return sums;
    }

    private void add(
            Table<?> table,
            UUID projectId,
            Dimension dimension,
            @Nullable Collection<String> values,
            Instant since,
            Instant until,
            Map<String, CallFigures> sums) {
        if (!since.isBefore(until)) {
            return;
        }
        var value = column(table, OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE);
        var columns = new ArrayList<Field<?>>();
        columns.add(value);
        FIGURES.forEach(figure -> columns.add(sum(table, figure)));
        sql.select(columns)
                .from(table)
                .where(in(table, projectId, dimension, values, since, until))
                .groupBy(value)
                // Nothing of what is erased, re-rated or moved away remains but a zero.
                .having(DSL.sum(column(table, OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT))
                        .ne(BigDecimal.ZERO))
                .forEach(row -> sums.merge(row.get(value), figures(row, 1), CallFigures::plus));
    }

    private static Field<?> sum(Table<?> table, Field<?> figure) {
        var column = Objects.requireNonNull(table.field(figure.getName()));
        return figure.getType() == BigDecimal.class
                ? DSL.sum(column.coerce(BigDecimal.class))
                : DSL.sum(column.coerce(Long.class)).cast(Long.class);
    }

    /** Totals of some values by hour, or by day where there are none by hour, in the order of time. */
    List<Total> timeline(UUID projectId, Dimension dimension, Span span, Collection<String> values) {
        var table = dimension.hourly() ? OUTCOME_DIMENSION_HOURLY : OUTCOME_DIMENSION_DAILY;
        var bucket = column(table, OUTCOME_DIMENSION_DAILY.BUCKET);
        var value = column(table, OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE);
        return sql.select(table.fields())
                .from(table)
                .where(in(table, projectId, dimension, values, span.since(), span.until()))
                .orderBy(bucket, value)
                .fetch(row -> new Total(row.get(bucket), row.get(value), figures(row, FIRST_FIGURE)));
    }

    /** Some totals by day or hour, in the order of time and value, after a total that is known by both. */
    List<Total> page(UUID projectId, Dimension dimension, boolean hours, Span span, @Nullable Total after, int limit) {
        var table = hours ? OUTCOME_DIMENSION_HOURLY : OUTCOME_DIMENSION_DAILY;
        var bucket = column(table, OUTCOME_DIMENSION_DAILY.BUCKET);
        var value = column(table, OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE);
        var where = in(table, projectId, dimension, null, after == null ? span.since() : after.bucket(), span.until());
        if (after != null) {
            where = where.and(DSL.row(bucket, value).gt(after.bucket(), after.value()));
        }
        return sql.select(table.fields())
                .from(table)
                .where(
                        where,
                        column(table, OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT).ne(0L))
                .orderBy(bucket, value)
                .limit(limit)
                .fetch(row -> new Total(row.get(bucket), row.get(value), figures(row, FIRST_FIGURE)));
    }

    private static Condition in(
            Table<?> table,
            UUID projectId,
            Dimension dimension,
            @Nullable Collection<String> values,
            Instant since,
            Instant until) {
        var bucket = column(table, OUTCOME_DIMENSION_DAILY.BUCKET);
        var where = column(table, OUTCOME_DIMENSION_DAILY.PROJECT_ID)
                .eq(projectId)
                .and(column(table, OUTCOME_DIMENSION_DAILY.DIMENSION).eq(dimension.wire()))
                .and(bucket.ge(since))
                .and(bucket.lt(until));
        return values == null
                ? where
                : where.and(
                        column(table, OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE).in(values));
    }

    private static CallFigures figures(Record row, int first) {
        var latency = new ArrayList<Long>(LatencyHistogram.RANGES);
        for (int i = 0; i < LatencyHistogram.RANGES; i++) {
            latency.add(row.get(first + 11 + i, Long.class));
        }
        return new CallFigures(
                new OutcomeTotals(
                        row.get(first, Long.class),
                        row.get(first + 1, Long.class),
                        row.get(first + 4, Long.class),
                        row.get(first + 5, Long.class),
                        row.get(first + 6, Long.class),
                        row.get(first + 7, Long.class),
                        row.get(first + 8, Long.class),
                        row.get(first + 9, Long.class),
                        row.get(first + 10, BigDecimal.class),
                        new LatencyHistogram(latency)),
                row.get(first + 2, Long.class),
                row.get(first + 3, Long.class));
    }

    /** Both tables have the same columns. */
    private static <T> Field<T> column(Table<?> table, TableField<? extends Record, T> like) {
        return Objects.requireNonNull(table.field(like));
    }
}
