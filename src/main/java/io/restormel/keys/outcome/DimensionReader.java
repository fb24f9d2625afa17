package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_HOURLY;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

    /**
     * A time from {@code since} to before {@code until} in one of the tables, whose columns are the same.
     *
     * @param less whether its totals are taken from those of others
     */
    record Stretch(Table<?> table, Instant since, Instant until, boolean less) {

        Stretch(Table<?> table, Instant since, Instant until) {
            this(table, since, until, false);
        }

        static List<Stretch> of(Dimension dimension, Span span) {
            return dimension.hourly()
                    ? of(span, OUTCOME_DIMENSION_DAILY, Span::nearestDay, OUTCOME_DIMENSION_HOURLY)
                    : List.of(new Stretch(OUTCOME_DIMENSION_DAILY, span.since(), span.until()));
        }

        /** Those with few rows: longer totals that come near to the span, shorter ones where these miss its ends. */
        static List<Stretch> of(Span span, Table<?> longer, UnaryOperator<Instant> nearest, Table<?> shorter) {
            var first = nearest.apply(span.since());
            var last = nearest.apply(span.until());
            return first.isBefore(last)
                    ? Stream.of(
                                    new Stretch(longer, first, last),
                                    between(shorter, span.since(), first),
                                    between(shorter, last, span.until()))
                            .filter(stretch -> stretch.since().isBefore(stretch.until()))
                            .toList()
                    : List.of(new Stretch(shorter, span.since(), span.until()));
        }

        private static Stretch between(Table<?> table, Instant one, Instant other) {
            return one.isAfter(other) ? new Stretch(table, other, one, true) : new Stretch(table, one, other);
        }

        <T> Field<T> figure(TableField<? extends Record, T> like) {
            return less ? column(like).neg().as(like) : column(like);
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

    /** Sums by value for each of these, in one statement. */
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
                        .select(FiguresReader.ALL.columns(stretch))
                        .from(stretch.table())
                        .where(stretch.where(projectId, sought.dimension(), sought.values())));
    }

    private void addUp(Table<?> totals, List<Map<String, CallFigures>> sums) {
        var place = Objects.requireNonNull(totals.field("place", Integer.class));
        var value = Objects.requireNonNull(totals.field(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE));
        var calls = Objects.requireNonNull(totals.field(OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT));
        sql.select(place, value)
                .select(FiguresReader.ALL.sums(totals))
                .from(totals)
                .groupBy(place, value)
                // Nothing of what is erased, re-rated or moved away remains but a zero.
                .having(DSL.sum(calls).ne(BigDecimal.ZERO))
                .forEach(row -> sums.get(row.get(place)).put(row.get(value), FiguresReader.ALL.figures(row, 2)));
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
                .fetch(row -> new Total(row.get(bucket), row.get(value), FiguresReader.ALL.figures(row, FIRST_FIGURE)));
    }
}
