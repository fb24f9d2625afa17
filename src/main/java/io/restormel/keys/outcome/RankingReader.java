package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_WEEKLY;

import io.restormel.keys.outcome.DimensionReader.Sought;
import io.restormel.keys.outcome.DimensionReader.Stretch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Finds the values of a dimension that matter most; reads three columns of each total, of which there may be many. */
@Repository
class RankingReader {

    /**
     * The values that cost most, then those with most calls.
     *
     * @param count how many values there are in all
     */
    record Ranking(List<String> first, int count) {

        static final Ranking EMPTY = new Ranking(List.of(), 0);
    }

    private record Totals(Table<?> table, Field<String> value, Field<BigDecimal> cost, Field<BigDecimal> calls) {

        static Totals of(Table<?> table) {
            return new Totals(
                    table,
                    Objects.requireNonNull(table.field("ranked", String.class)),
                    DSL.sum(table.field("cost", BigDecimal.class)),
                    DSL.sum(table.field("calls", Long.class)));
        }
    }

    private final DSLContext sql;

    RankingReader(DSLContext sql) {
        this.sql = sql;
    }

    Ranking ranking(UUID projectId, Dimension dimension, Span span, int limit) {
        var totals = totals(projectId, new Sought(dimension, span, null));
        var all = DSL.count().over();
        var rows = sql.select(totals.value, all)
                .from(totals.table)
                .groupBy(totals.value)
                .having(totals.calls.ne(BigDecimal.ZERO))
                .orderBy(totals.cost.desc(), totals.calls.desc(), totals.value)
                .limit(limit)
                .fetch();
        return rows.isEmpty()
                ? Ranking.EMPTY
                : new Ranking(rows.getValues(totals.value), rows.getFirst().get(all));
    }

    /** Only what values are ranked by, of each that has calls. */
    Map<String, Brief> briefs(UUID projectId, Sought sought) {
        var totals = totals(projectId, sought);
        return sql.select(totals.value, totals.calls.cast(Long.class), totals.cost)
                .from(totals.table)
                .groupBy(totals.value)
                .having(totals.calls.ne(BigDecimal.ZERO))
                .fetchMap(Record3::value1, row -> new Brief(row.value2(), row.value3()));
    }

    private Totals totals(UUID projectId, Sought sought) {
        return Totals.of(stretches(sought.dimension(), sought.span()).stream()
                .map(stretch -> rows(projectId, stretch, sought))
                .reduce(Select::unionAll)
                .orElseThrow()
                .asTable("totals"));
    }

    private static List<Stretch> stretches(Dimension dimension, Span span) {
        return dimension.hourly()
                ? Stretch.of(dimension, span)
                : Stretch.of(span, OUTCOME_DIMENSION_WEEKLY, Span::nearestWeek, OUTCOME_DIMENSION_DAILY);
    }

    private Select<Record3<String, BigDecimal, Long>> rows(UUID projectId, Stretch stretch, Sought sought) {
        return sql.select(
                        stretch.column(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE).as("ranked"),
                        stretch.figure(OUTCOME_DIMENSION_DAILY.COST_USD)
                                .coerce(BigDecimal.class)
                                .as("cost"),
                        stretch.figure(OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT).as("calls"))
                .from(stretch.table())
                .where(stretch.where(projectId, sought.dimension(), sought.values()));
    }
}
