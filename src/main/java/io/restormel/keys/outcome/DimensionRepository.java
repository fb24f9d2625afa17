package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_HOURLY;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

/** The totals by dimension; every method is to be called within the transaction that changes the outcomes. */
@Repository
class DimensionRepository {

    private final DSLContext sql;
    private final TotalsRepository totals;
    private final TagReader tags;

    DimensionRepository(DSLContext sql, TotalsRepository totals, TagReader tags) {
        this.sql = sql;
        this.totals = totals;
        this.tags = tags;
    }

    void count(Collection<Outcome> added) {
        change(List.of(), added);
    }

    /** Brings the totals from what they were with the one to what they are with the other. */
    void change(Collection<Outcome> before, Collection<Outcome> after) {
        var others = tags.others(before, after);
        add(OUTCOME_DIMENSION_HOURLY, DimensionRollUp.of(before, after, ChronoUnit.HOURS, others));
        add(OUTCOME_DIMENSION_DAILY, DimensionRollUp.of(before, after, ChronoUnit.DAYS, others));
    }

    private void add(Table<?> table, SortedMap<DimensionRollUp.Key, DimensionSum> sums) {
        totals.add(
                table,
                sums.entrySet().stream()
                        .map(each -> new TotalsRepository.Row(
                                key(each.getKey()), each.getValue().columns().toArray()))
                        .toList());
    }

    private static Object[] key(DimensionRollUp.Key key) {
        return Stream.of(key.projectId(), key.dimension().wire(), key.bucket(), key.value())
                .toArray();
    }

    /** Of an end user with no calls left, so that nothing keeps the id. */
    void forgetEmpty(UUID projectId, Dimension dimension, String value) {
        sql.deleteFrom(OUTCOME_DIMENSION_DAILY)
                .where(
                        OUTCOME_DIMENSION_DAILY.PROJECT_ID.eq(projectId),
                        OUTCOME_DIMENSION_DAILY.DIMENSION.eq(dimension.wire()),
                        OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE.eq(value),
                        OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT.eq(0L))
                .execute();
    }

    void deleteProject(UUID projectId) {
        sql.deleteFrom(OUTCOME_DIMENSION_HOURLY)
                .where(OUTCOME_DIMENSION_HOURLY.PROJECT_ID.eq(projectId))
                .execute();
        sql.deleteFrom(OUTCOME_DIMENSION_DAILY)
                .where(OUTCOME_DIMENSION_DAILY.PROJECT_ID.eq(projectId))
                .execute();
    }
}
