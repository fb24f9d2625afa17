package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Sums an end user's requests, found by the index on their id; permission is the caller's matter. */
@Repository
class EndUserUsageReader {

    /** @param modelId null for requests that were given none */
    record Total(
            String status,
            String providerType,
            @Nullable String modelId,
            int requests,
            BigDecimal costUsd,
            Instant lastAt) {}

    private final DSLContext sql;

    EndUserUsageReader(DSLContext sql) {
        this.sql = sql;
    }

    /** @param since inclusive */
    List<Total> totals(UUID projectId, String endUserId, Instant since) {
        return sql.select(
                        USAGE_EVENT.STATUS,
                        USAGE_EVENT.PROVIDER_TYPE,
                        USAGE_EVENT.MODEL_ID,
                        count(),
                        coalesce(sum(USAGE_EVENT.ESTIMATED_COST_USD), BigDecimal.ZERO),
                        max(USAGE_EVENT.OCCURRED_AT))
                .from(USAGE_EVENT)
                .where(
                        USAGE_EVENT.PROJECT_ID.eq(projectId),
                        USAGE_EVENT.END_USER_ID.eq(endUserId),
                        USAGE_EVENT.OCCURRED_AT.ge(since))
                .groupBy(USAGE_EVENT.STATUS, USAGE_EVENT.PROVIDER_TYPE, USAGE_EVENT.MODEL_ID)
                .fetch(Records.mapping(Total::new));
    }
}
