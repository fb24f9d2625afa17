package io.restormel.keys.budget;

import static io.restormel.keys.db.Tables.BUDGET_LEASE;
import static io.restormel.keys.db.Tables.BUDGET_WINDOW;

import io.restormel.keys.engine.CompiledLimit;
import io.restormel.keys.engine.TargetType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads how counts stand. */
@Component
class BudgetStateReader {

    private static final Field<BigDecimal> LEASED =
            DSL.field(DSL.select(DSL.coalesce(DSL.sum(BUDGET_LEASE.AMOUNT), DSL.val(BigDecimal.ZERO)))
                    .from(BUDGET_LEASE)
                    .where(
                            BUDGET_LEASE.COUNTER_ID.eq(BUDGET_WINDOW.COUNTER_ID),
                            BUDGET_LEASE.WINDOW_START.eq(BUDGET_WINDOW.WINDOW_START)));

    private final DSLContext sql;
    private final BudgetRepository budgets;

    BudgetStateReader(DSLContext sql, BudgetRepository budgets) {
        this.sql = sql;
        this.budgets = budgets;
    }

    /** @param leased of {@code held}, what nodes may still give away */
    record Row(CountId id, String subject, BigDecimal spent, BigDecimal held, BigDecimal leased, long over) {}

    /** Nothing spent when it is not there. */
    Row one(CountId id) {
        return rows(BudgetRepository.is(id), 1).stream()
                .findFirst()
                .orElseGet(() -> new Row(id, "", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0));
    }

    /** The counts of a limit where each one has their own, the most used first. */
    List<Row> subjects(CompiledLimit limit, UUID projectId, long startMillis, int most) {
        boolean ofTag = limit.binding().targetType() == TargetType.TAG;
        boolean ofEndUsers = limit.binding().targetType() == TargetType.END_USER;
        return rows(
                        BUDGET_WINDOW
                                .POLICY_ID
                                .eq(UUID.fromString(limit.policy().id()))
                                .and(BUDGET_WINDOW.WINDOW_START.eq(Instant.ofEpochMilli(startMillis)))
                                .and(ofTag ? DSL.noCondition() : BUDGET_WINDOW.PROJECT_ID.eq(projectId)),
                        most)
                .stream()
                // A policy may be bound to several kinds of subjects.
                .filter(row -> row.id()
                        .counterId()
                        .equals(CountId.counter(
                                limit.key(), ofEndUsers ? projectId + "/" + row.subject() : row.subject())))
                .toList();
    }

    /** Whether it is there, or its policy has fewer counts in its turn. */
    boolean hasRoom(Count count, int most) {
        return sql.fetchExists(BUDGET_WINDOW, BudgetRepository.is(count.id()))
                || sql.fetchCount(
                                BUDGET_WINDOW,
                                BUDGET_WINDOW.POLICY_ID.eq(
                                        UUID.fromString(count.limit().policy().id())),
                                BUDGET_WINDOW.WINDOW_START.eq(count.id().start()))
                        < most;
    }

    private List<Row> rows(Condition where, int most) {
        return sql.select(
                        BUDGET_WINDOW.COUNTER_ID,
                        BUDGET_WINDOW.WINDOW_START,
                        BUDGET_WINDOW.SUBJECT,
                        BUDGET_WINDOW.SPENT,
                        BUDGET_WINDOW.HELD,
                        LEASED,
                        BUDGET_WINDOW.OVER_COUNT)
                .from(BUDGET_WINDOW)
                .where(where)
                .orderBy(BUDGET_WINDOW.SPENT.plus(BUDGET_WINDOW.HELD).desc(), BUDGET_WINDOW.COUNTER_ID)
                .limit(most)
                .fetch(row -> new Row(
                        new CountId(row.value1(), row.value2().toEpochMilli()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        Objects.requireNonNull(row.value6()),
                        row.value7()));
    }

    BigDecimal forgotten(CountId id, Instant until) {
        return budgets.forgotten(id, until);
    }
}
