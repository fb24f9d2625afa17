package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static io.restormel.keys.db.Tables.CREDENTIAL_CHECKOUT;
import static io.restormel.keys.db.Tables.CREDENTIAL_SPEND;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** What calls with a credential cost in a calendar month, UTC. */
@Repository
class SpendRepository {

    private final DSLContext sql;

    SpendRepository(DSLContext sql) {
        this.sql = sql;
    }

    static YearMonth monthOf(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /** Which credential was handed out for which of these decisions. */
    Map<UUID, UUID> checkedOut(Collection<UUID> decisionIds) {
        return decisionIds.isEmpty()
                ? Map.of()
                : sql.select(CREDENTIAL_CHECKOUT.DECISION_ID, CREDENTIAL_CHECKOUT.CREDENTIAL_ID)
                        .from(CREDENTIAL_CHECKOUT)
                        .where(CREDENTIAL_CHECKOUT.DECISION_ID.in(decisionIds))
                        .fetchMap(CREDENTIAL_CHECKOUT.DECISION_ID, CREDENTIAL_CHECKOUT.CREDENTIAL_ID);
    }

    /** Adds to a sum; its row stays locked until the transaction ends. Does nothing for a credential that is gone. */
    void add(UUID credentialId, YearMonth month, BigDecimal costUsd) {
        for (int attempt = 0; attempt < 2; attempt++) {
            int updated = sql.update(CREDENTIAL_SPEND)
                    .set(CREDENTIAL_SPEND.COST_USD, CREDENTIAL_SPEND.COST_USD.add(costUsd))
                    .where(of(credentialId, month))
                    .execute();
            if (updated == 1
                    || sql.insertInto(CREDENTIAL_SPEND)
                                    .columns(
                                            CREDENTIAL_SPEND.CREDENTIAL_ID,
                                            CREDENTIAL_SPEND.SPEND_MONTH,
                                            CREDENTIAL_SPEND.COST_USD)
                                    .select(sql.select(CREDENTIAL.ID, DSL.val(month.toString()), DSL.val(costUsd))
                                            .from(CREDENTIAL)
                                            .where(CREDENTIAL.ID.eq(credentialId)))
                                    .onConflictDoNothing()
                                    .execute()
                            == 1) {
                return;
            }
        }
    }

    void forgetBefore(YearMonth month) {
        sql.deleteFrom(CREDENTIAL_SPEND)
                .where(CREDENTIAL_SPEND.SPEND_MONTH.lt(month.toString()))
                .execute();
    }

    /** Sums by credential; one that cost nothing is absent. */
    Map<UUID, BigDecimal> spent(Collection<UUID> credentialIds, YearMonth month) {
        return credentialIds.isEmpty()
                ? Map.of()
                : sql.select(CREDENTIAL_SPEND.CREDENTIAL_ID, CREDENTIAL_SPEND.COST_USD)
                        .from(CREDENTIAL_SPEND)
                        .where(CREDENTIAL_SPEND.CREDENTIAL_ID.in(credentialIds))
                        .and(CREDENTIAL_SPEND.SPEND_MONTH.eq(month.toString()))
                        .fetchMap(CREDENTIAL_SPEND.CREDENTIAL_ID, CREDENTIAL_SPEND.COST_USD);
    }

    /** Credentials that had reached their cap in a month. */
    List<UUID> atCap(YearMonth month) {
        return sql.select(CREDENTIAL.ID)
                .from(CREDENTIAL)
                .join(CREDENTIAL_SPEND)
                .on(CREDENTIAL_SPEND.CREDENTIAL_ID.eq(CREDENTIAL.ID))
                .where(CREDENTIAL_SPEND.SPEND_MONTH.eq(month.toString()))
                .and(CREDENTIAL_SPEND.COST_USD.ge(CREDENTIAL.MONTHLY_CAP_USD))
                .and(CREDENTIAL.REMOVED_AT.isNull())
                .fetch(CREDENTIAL.ID);
    }

    /** Whether a credential of the query has money left in this month. */
    static Condition belowCap(YearMonth month) {
        return CREDENTIAL
                .MONTHLY_CAP_USD
                .isNull()
                .or(CREDENTIAL.MONTHLY_CAP_USD.gt(DSL.coalesce(
                        DSL.field(DSL.select(CREDENTIAL_SPEND.COST_USD)
                                .from(CREDENTIAL_SPEND)
                                .where(
                                        CREDENTIAL_SPEND.CREDENTIAL_ID.eq(CREDENTIAL.ID),
                                        CREDENTIAL_SPEND.SPEND_MONTH.eq(month.toString()))),
                        DSL.val(BigDecimal.ZERO))));
    }

    private static Condition of(UUID credentialId, YearMonth month) {
        return CREDENTIAL_SPEND.CREDENTIAL_ID.eq(credentialId).and(CREDENTIAL_SPEND.SPEND_MONTH.eq(month.toString()));
    }
}
