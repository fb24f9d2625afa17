package io.restormel.keys.budget;

import static io.restormel.keys.db.Tables.BUDGET_WINDOW;

import io.restormel.keys.policy.ReportedBlocks;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads from the counts what limits that only report would have blocked. */
@Component
class ReportedBlockReader implements ReportedBlocks {

    private final DSLContext sql;
    private final Clock clock;

    ReportedBlockReader(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Reported since(UUID policyId, Instant from) {
        var goesOn = BUDGET_WINDOW.WINDOW_END.isNull().or(BUDGET_WINDOW.WINDOW_END.gt(clock.instant()));
        return Objects.requireNonNull(sql.select(
                        DSL.coalesce(DSL.sum(BUDGET_WINDOW.OVER_COUNT), BigDecimal.ZERO),
                        DSL.coalesce(DSL.min(BUDGET_WINDOW.WINDOW_START), from))
                .from(BUDGET_WINDOW)
                .where(
                        BUDGET_WINDOW.POLICY_ID.eq(policyId),
                        BUDGET_WINDOW.WINDOW_START.ge(from).or(goesOn))
                .fetchOne(row -> new Reported(row.value1().longValue(), earlier(row.value2(), from))));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
