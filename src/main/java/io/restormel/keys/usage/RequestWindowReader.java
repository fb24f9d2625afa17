package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static io.restormel.keys.db.Tables.USAGE_HOURLY;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
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
     * As far as the index goes that reaches furthest with so many requests.
     *
     * @param after where it begins, exclusive; null for the newest
     */
    RequestWindow next(UUID projectId, RequestFilter filter, @Nullable RequestCursor after, int requests) {
        RequestLead best = RequestLead.ALL;
        RequestCursor furthest = null;
        for (var lead : filter.leads()) {
            var end = end(projectId, filter, lead, after, requests).orElse(null);
            if (end == null) {
                return new RequestWindow(lead, null);
            }
            if (furthest == null || end.isOlderThan(furthest)) {
                best = lead;
                furthest = end;
            }
        }
        return new RequestWindow(best, furthest);
    }

    /** The place of the last of the next so many requests that the index leads to, or empty when there are fewer. */
    private Optional<RequestCursor> end(
            UUID projectId, RequestFilter filter, RequestLead lead, @Nullable RequestCursor after, int requests) {
        return sql.select(USAGE_EVENT.OCCURRED_AT, USAGE_EVENT.ID)
                .from(USAGE_EVENT)
                .where(period(projectId, filter, after))
                .and(value(filter, lead))
                .orderBy(order(lead))
                .offset(requests - 1)
                .limit(1)
                .fetchOptional(found -> new RequestCursor(found.value1(), found.value2()));
    }

    /** A project's requests of the filter's time, from a place on. */
    static List<Condition> period(UUID projectId, RequestFilter filter, @Nullable RequestCursor after) {
        var where = new ArrayList<Condition>();
        where.add(USAGE_EVENT.PROJECT_ID.eq(projectId));
        if (filter.since() != null) {
            where.add(USAGE_EVENT.OCCURRED_AT.ge(filter.since()));
        }
        if (filter.until() != null) {
            where.add(USAGE_EVENT.OCCURRED_AT.lt(filter.until()));
        }
        if (after != null) {
            // The first condition says what the second implies, in the form that the index serves.
            where.add(USAGE_EVENT.OCCURRED_AT.le(after.occurredAt()));
            where.add(row(USAGE_EVENT.OCCURRED_AT, USAGE_EVENT.ID).lt(after.occurredAt(), after.id()));
        }
        return where;
    }

    /** The columns of the index, all of them, so that H2 follows it backwards. */
    static List<SortField<?>> order(RequestLead lead) {
        var order = new ArrayList<SortField<?>>();
        order.add(USAGE_EVENT.PROJECT_ID.desc());
        var column = column(lead);
        if (column != null) {
            order.add(column.desc());
        }
        order.add(USAGE_EVENT.OCCURRED_AT.desc());
        order.add(USAGE_EVENT.ID.desc());
        return order;
    }

    private static @Nullable Field<?> column(RequestLead lead) {
        return switch (lead) {
            case ALL -> null;
            case END_USER -> USAGE_EVENT.END_USER_ID;
            case ROUTE -> USAGE_EVENT.ROUTE_ID;
            case KEY -> USAGE_EVENT.GATEWAY_KEY_ID;
            case STATUS -> USAGE_EVENT.STATUS;
            case MODEL -> USAGE_EVENT.MODEL_ID;
        };
    }

    /**
     * The one value that the index is followed by. It is part of the statement: some are frequent and some are rare, and
     * one plan for all of them would have to look at millions.
     */
    static Condition value(RequestFilter filter, RequestLead lead) {
        return switch (lead) {
            case ALL -> DSL.noCondition();
            case END_USER -> USAGE_EVENT.END_USER_ID.eq(DSL.inline(filter.endUserId()));
            case ROUTE -> USAGE_EVENT.ROUTE_ID.eq(DSL.inline(filter.routeId()));
            case KEY -> USAGE_EVENT.GATEWAY_KEY_ID.eq(DSL.inline(filter.gatewayKeyId()));
            case STATUS -> USAGE_EVENT.STATUS.eq(DSL.inline(filter.status()));
            case MODEL -> USAGE_EVENT.MODEL_ID.eq(DSL.inline(filter.modelId()));
        };
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
