package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static io.restormel.keys.db.Tables.USAGE_HOURLY;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * How far a search through requests goes at a time. Both questions are answered by one index alone, whatever the search
 * is for; permission is the caller's matter.
 */
@Repository
class RequestWindowReader {

    private final DSLContext sql;

    RequestWindowReader(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * The place of the last of the next so many requests, or empty when there are fewer.
     *
     * @param since no further back; null for no such end
     * @param after where they begin, exclusive; null for the newest
     */
    Optional<RequestCursor> end(UUID projectId, @Nullable Instant since, @Nullable RequestCursor after, int requests) {
        var where = new ArrayList<Condition>();
        where.add(USAGE_EVENT.PROJECT_ID.eq(projectId));
        if (since != null) {
            where.add(USAGE_EVENT.OCCURRED_AT.ge(since));
        }
        if (after != null) {
            where.add(USAGE_EVENT.OCCURRED_AT.le(after.occurredAt()));
            where.add(row(USAGE_EVENT.OCCURRED_AT, USAGE_EVENT.ID).lt(after.occurredAt(), after.id()));
        }
        return sql.select(USAGE_EVENT.OCCURRED_AT, USAGE_EVENT.ID)
                .from(USAGE_EVENT)
                .where(where)
                .orderBy(USAGE_EVENT.PROJECT_ID.desc(), USAGE_EVENT.OCCURRED_AT.desc(), USAGE_EVENT.ID.desc())
                .offset(requests - 1)
                .limit(1)
                .fetchOptional(found -> new RequestCursor(found.value1(), found.value2()));
    }

    /** The latest hour, up to that of a moment, that counts requests of this status, provider and model. */
    Optional<Instant> hour(UUID projectId, RequestFilter filter, Instant upTo) {
        var where = new ArrayList<Condition>();
        where.add(USAGE_HOURLY.PROJECT_ID.eq(projectId));
        where.add(USAGE_HOURLY.BUCKET.le(upTo));
        if (filter.status() != null) {
            where.add(USAGE_HOURLY.STATUS.eq(filter.status()));
        }
        if (filter.providerType() != null) {
            where.add(USAGE_HOURLY.PROVIDER_TYPE.eq(filter.providerType()));
        }
        if (filter.modelId() != null) {
            where.add(USAGE_HOURLY.MODEL_ID.eq(filter.modelId()));
        }
        return sql.select(USAGE_HOURLY.BUCKET)
                .from(USAGE_HOURLY)
                .where(where)
                .orderBy(USAGE_HOURLY.PROJECT_ID.desc(), USAGE_HOURLY.BUCKET.desc())
                .limit(1)
                .fetchOptional(USAGE_HOURLY.BUCKET);
    }
}
