package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_WEEKLY;

import io.restormel.keys.outcome.DimensionReader.Stretch;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Select;
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

    private final DSLContext sql;

    RankingReader(DSLContext sql) {
        this.sql = sql;
    }

    Ranking ranking(UUID projectId, Dimension dimension, Span span, int limit) {
        return stretches(dimension, span).stream()
                .map(stretch -> totals(stretch, projectId, dimension))
                .reduce(Select::unionAll)
                .map(totals -> ranking(totals, limit))
                .orElse(Ranking.EMPTY);
    }

    private static List<Stretch> stretches(Dimension dimension, Span span) {
        return dimension.hourly() || !span.hasWeeks()
                ? Stretch.of(dimension, span)
                : Stream.of(
                                new Stretch(OUTCOME_DIMENSION_WEEKLY, span.firstWeek(), span.lastWeek()),
                                new Stretch(OUTCOME_DIMENSION_DAILY, span.since(), span.firstWeek()),
                                new Stretch(OUTCOME_DIMENSION_DAILY, span.lastWeek(), span.until()))
                        .filter(stretch -> stretch.since().isBefore(stretch.until()))
                        .toList();
    }

    private Select<Record3<String, BigDecimal, Long>> totals(Stretch stretch, UUID projectId, Dimension dimension) {
        return sql.select(
                        stretch.column(OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE).as("ranked"),
                        stretch.column(OUTCOME_DIMENSION_DAILY.COST_USD)
                                .coerce(BigDecimal.class)
                                .as("cost"),
                        stretch.column(OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT).as("calls"))
                .from(stretch.table())
                .where(stretch.where(projectId, dimension, null));
    }

    private Ranking ranking(Select<Record3<String, BigDecimal, Long>> select, int limit) {
        var totals = select.asTable("totals");
        var value = totals.field("ranked", String.class);
        var calls = DSL.sum(totals.field("calls", Long.class));
        var all = DSL.count().over();
        var rows = sql.select(value, all)
                .from(totals)
                .groupBy(value)
                .having(calls.ne(BigDecimal.ZERO))
                .orderBy(DSL.sum(totals.field("cost", BigDecimal.class)).desc(), calls.desc(), value)
                .limit(limit)
                .fetch();
        return rows.isEmpty()
                ? Ranking.EMPTY
                : new Ranking(rows.getValues(value), rows.getFirst().get(all));
    }
}
