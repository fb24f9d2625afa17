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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads the totals by dimension; permission is the caller's matter. */
@Repository
class DimensionReader {

    /** One total of an hour or a day, which starts with {@code bucket}. */
    record Total(Instant bucket, String value, CallFigures figures) {}

    /** A time from {@code since} to before {@code until} in one of the two tables, which have the same columns. */
    record Stretch(Table<?> table, Instant since, Instant until) {

        /** Those that cover a span by the fewest rows, each without rows of another. */
        static List<Stretch> of(Dimension dimension, Span span) {
            var stretches = new ArrayList<Stretch>();
            if (span.hasDays()) {
                stretches.add(new Stretch(OUTCOME_DIMENSION_DAILY, span.firstDay(), span.lastDay()));
            }
            if (dimension.hourly()) {
                var end = span.hasDays() ? span.firstDay() : span.until();
                stretches.add(new Stretch(OUTCOME_DIMENSION_HOURLY, span.since(), end));
                if (span.hasDays()) {
                    stretches.add(new Stretch(OUTCOME_DIMENSION_HOURLY, span.lastDay(), span.until()));
                }
            }
            stretches.removeIf(each -> !each.since().isBefore(each.until()));
            return stretches;
        }

        <T> Field<T> column(TableField<? extends Record, T> like) {
            return Objects.requireNonNull(table.field(like));
        }

        Condition where(UUID projectId, Dimension dimension, @Nullable Collection<String> values) {
            var bucket = column(OUTCOME_DIMENSION_DAILY.BUCKET);
            var where = column(OUTCOME_DIMENSION_DAILY.PROJECT_ID)
                    .eq(projectId)
                    .and(column(OUTCOME_DIMENSION_DAILY.DIMENSION).eq(dimension.wire()))
                    .and(bucket.ge(since))
                    .and(bucket.lt(until));
            return values == null
                    ? where
                    : where.and(
                            column(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE).eq(DSL.any(values.toArray(String[]::new))));
        }
    }

    private static final int FIRST_FIGURE = OUTCOME_DIMENSION_DAILY.indexOf(OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT);
    private static final List<Field<?>> FIGURES = Arrays.stream(OUTCOME_DIMENSION_DAILY.fields())
            .skip(FIRST_FIGURE)
            .<Field<?>>map(field -> field)
            .toList();
    private static final int WITHOUT_LATENCIES = FIGURES.size() - LatencyHistogram.RANGES;

    private final DSLContext sql;

    DimensionReader(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Totals to add up.
     *
     * @param values those only; null for all
     */
    record Sought(Dimension dimension, Span span, @Nullable Collection<String> values) {}

    /**
     * Sums by value for each of these, in one statement: of the whole days from the daily totals, of what is left at both
     * ends from the hourly ones.
     */
    List<Map<String, CallFigures>> sums(UUID projectId, List<Sought> sought) {
        var sums = sought.stream()
                .<Map<String, CallFigures>>map(_ -> new HashMap<>())
                .toList();
        IntStream.range(0, sought.size())
                .boxed()
                .flatMap(place -> rows(projectId, sought.get(place), place))
                .reduce(Select::unionAll)
                .ifPresent(rows -> addUp(rows.asTable("totals"), sums));
        return sums;
    }

    private Stream<Select<Record>> rows(UUID projectId, Sought sought, int place) {
        return Stretch.of(sought.dimension(), sought.span()).stream()
                .map(stretch -> sql.select(List.<SelectFieldOrAsterisk>of(
                                DSL.inline(place).as("place"), stretch.column(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE)))
                        .select(figures(stretch.table(), true))
                        .from(stretch.table())
                        .where(stretch.where(projectId, sought.dimension(), sought.values())));
    }

    private void addUp(Table<?> totals, List<Map<String, CallFigures>> sums) {
        var place = Objects.requireNonNull(totals.field("place", Integer.class));
        var value = Objects.requireNonNull(totals.field(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE));
        var calls = Objects.requireNonNull(totals.field(OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT));
        sql.select(place, value)
                .select(sums(totals, true))
                .from(totals)
                .groupBy(place, value)
                // Nothing of what is erased, re-rated or moved away remains but a zero.
                .having(DSL.sum(calls).ne(BigDecimal.ZERO))
                .forEach(row -> sums.get(row.get(place)).put(row.get(value), figures(row, 2, true)));
    }

    static List<Field<?>> figures(Table<?> table, boolean latencies) {
        return FIGURES.stream()
                .limit(latencies ? FIGURES.size() : WITHOUT_LATENCIES)
                .<Field<?>>map(figure -> Objects.requireNonNull(table.field(figure.getName())))
                .toList();
    }

    static List<Field<?>> sums(Table<?> table, boolean latencies) {
        return figures(table, latencies).stream()
                .<Field<?>>map(figure -> sum(table, figure))
                .toList();
    }

    private static Field<?> sum(Table<?> table, Field<?> figure) {
        var column = Objects.requireNonNull(table.field(figure.getName()));
        return figure.getType() == BigDecimal.class
                ? DSL.sum(column.coerce(BigDecimal.class))
                : DSL.sum(column.coerce(Long.class)).cast(Long.class);
    }

    /** Some totals by day or hour, in the order of time and value, after a total that is known by both. */
    List<Total> page(UUID projectId, Dimension dimension, boolean hours, Span span, @Nullable Total after, int limit) {
        var table = hours ? OUTCOME_DIMENSION_HOURLY : OUTCOME_DIMENSION_DAILY;
        var stretch = new Stretch(table, after == null ? span.since() : after.bucket(), span.until());
        var bucket = stretch.column(OUTCOME_DIMENSION_DAILY.BUCKET);
        var value = stretch.column(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE);
        var where = stretch.where(projectId, dimension, null);
        if (after != null) {
            where = where.and(DSL.row(bucket, value).gt(after.bucket(), after.value()));
        }
        return sql.select(table.fields())
                .from(table)
                .where(
                        where,
                        stretch.column(OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT).ne(0L))
                .orderBy(bucket, value)
                .limit(limit)
                .fetch(row -> new Total(row.get(bucket), row.get(value), figures(row, FIRST_FIGURE, true)));
    }

    static CallFigures figures(Record row, int first, boolean latencies) {
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
                        latencies ? latencies(row, first + WITHOUT_LATENCIES) : LatencyHistogram.EMPTY),
                row.get(first + 2, Long.class),
                row.get(first + 3, Long.class));
    }

    private static LatencyHistogram latencies(Record row, int first) {
        return new LatencyHistogram(IntStream.range(first, first + LatencyHistogram.RANGES)
                .mapToObj(i -> row.get(i, Long.class))
                .toList());
    }
}
