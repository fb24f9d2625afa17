package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_HOURLY;
import static io.restormel.keys.db.Tables.OUTCOME_DIMENSION_WEEKLY;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
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
        var days = DimensionRollUp.of(before, after, ChronoUnit.DAYS, others);
        add(OUTCOME_DIMENSION_DAILY, days);
        totals.add(OUTCOME_DIMENSION_WEEKLY, DimensionRollUp.weeks(days));
    }

    private void add(Table<?> table, SortedMap<DimensionRollUp.Key, DimensionSum> sums) {
        totals.add(
                table,
                sums.entrySet().stream()
                        .map(each -> new TotalsRepository.Row(
                                each.getKey().columns(),
                                each.getValue().columns().toArray()))
                        .toList());
    }

    /** Of an end user with no calls left, so that nothing keeps the id. */
    void forgetEmpty(UUID projectId, Dimension dimension, String value) {
        for (var table : List.of(OUTCOME_DIMENSION_DAILY, OUTCOME_DIMENSION_WEEKLY)) {
            sql.deleteFrom(table)
                    .where(
                            same(table, OUTCOME_DIMENSION_DAILY.PROJECT_ID, projectId),
                            same(table, OUTCOME_DIMENSION_DAILY.DIMENSION, dimension.wire()),
                            same(table, OUTCOME_DIMENSION_DAILY.DIMENSION_VALUE, value),
                            same(table, OUTCOME_DIMENSION_DAILY.OUTCOME_COUNT, 0L))
                    .execute();
        }
    }

    private static <T> Condition same(Table<?> table, TableField<?, T> like, T value) {
        return Objects.requireNonNull(table.field(like)).eq(value);
    }

    void deleteProject(UUID projectId) {
        for (var table : List.of(OUTCOME_DIMENSION_HOURLY, OUTCOME_DIMENSION_DAILY, OUTCOME_DIMENSION_WEEKLY)) {
            sql.deleteFrom(table)
                    .where(same(table, OUTCOME_DIMENSION_DAILY.PROJECT_ID, projectId))
                    .execute();
        }
    }
}
