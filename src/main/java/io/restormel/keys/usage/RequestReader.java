package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.ENVIRONMENT;
import static io.restormel.keys.db.Tables.GATEWAY_KEY;
import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static io.restormel.keys.db.Tables.USAGE_TRACE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads recorded requests; permission is the caller's matter. */
@Repository
class RequestReader {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final DSLContext sql;

    RequestReader(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * The newest first.
     *
     * @param lead the index to follow
     * @param after the newest ones when null
     * @param last where to stop, inclusive; null to go on to the oldest
     */
    List<RequestLog> page(
            UUID projectId,
            RequestFilter filter,
            RequestLead lead,
            @Nullable RequestCursor after,
            @Nullable RequestCursor last,
            int limit) {
        var where = new ArrayList<>(RequestWindowReader.period(projectId, filter, after));
        filter.leads().forEach(each -> where.add(RequestWindowReader.value(filter, each)));
        add(where, filter.providerType(), USAGE_EVENT.PROVIDER_TYPE::eq);
        add(where, filter.environmentId(), USAGE_EVENT.ENVIRONMENT_ID::eq);
        add(where, filter.text(), RequestReader::matches);
        if (last != null) {
            where.add(USAGE_EVENT.OCCURRED_AT.ge(last.occurredAt()));
            where.add(row(USAGE_EVENT.OCCURRED_AT, USAGE_EVENT.ID).ge(last.occurredAt(), last.id()));
        }
        return select(where, RequestWindowReader.order(lead), limit).fetch(RequestReader::read);
    }

    Optional<RequestLog> find(UUID projectId, UUID id) {
        return find(List.of(projectId), id);
    }

    Optional<RequestLog> find(Collection<UUID> projectIds, UUID id) {
        var where = List.of(USAGE_EVENT.ID.eq(id), USAGE_EVENT.PROJECT_ID.in(projectIds));
        return select(where, List.of(), 1).fetchOptional(RequestReader::read);
    }

    /** The newest event of a project, to tell whether there is anything new. */
    Optional<UUID> newest(UUID projectId) {
        return sql.select(USAGE_EVENT.ID)
                .from(USAGE_EVENT)
                .where(USAGE_EVENT.PROJECT_ID.eq(projectId))
                .orderBy(USAGE_EVENT.PROJECT_ID.desc(), USAGE_EVENT.OCCURRED_AT.desc(), USAGE_EVENT.ID.desc())
                .limit(1)
                .fetchOptional(USAGE_EVENT.ID);
    }

    private ResultQuery<? extends Record> select(List<Condition> where, List<SortField<?>> order, int limit) {
        return sql.select(USAGE_EVENT.fields())
                .select(USAGE_TRACE.TRACE, ENVIRONMENT.NAME, coalesce(GATEWAY_KEY.LABEL, GATEWAY_KEY.PREFIX))
                .from(USAGE_EVENT)
                .leftJoin(USAGE_TRACE)
                .on(USAGE_TRACE.PROJECT_ID.eq(USAGE_EVENT.PROJECT_ID), USAGE_TRACE.ID.eq(USAGE_EVENT.TRACE_ID))
                .leftJoin(ENVIRONMENT)
                .on(ENVIRONMENT.ID.eq(USAGE_EVENT.ENVIRONMENT_ID))
                .leftJoin(GATEWAY_KEY)
                .on(GATEWAY_KEY.ID.eq(USAGE_EVENT.GATEWAY_KEY_ID))
                .where(where)
                .orderBy(order)
                .limit(limit);
    }

    private static <T> void add(List<Condition> all, @Nullable T value, Function<T, Condition> condition) {
        if (value != null) {
            all.add(condition.apply(value));
        }
    }

    private static Condition matches(String text) {
        try {
            return USAGE_EVENT.ID.eq(UUID.fromString(text)).or(USAGE_EVENT.END_USER_ID.eq(text));
        } catch (IllegalArgumentException _) {
            return DSL.or(
                    USAGE_EVENT.END_USER_ID.eq(text),
                    USAGE_EVENT.ROUTE_NAME.containsIgnoreCase(text),
                    USAGE_EVENT.MODEL_ID.containsIgnoreCase(text),
                    USAGE_EVENT.PROVIDER_TYPE.containsIgnoreCase(text));
        }
    }

    @SuppressWarnings("unchecked")
    private static RequestLog read(Record joined) {
        var event = joined.into(USAGE_EVENT);
        Map<String, Object> detail = new LinkedHashMap<>();
        var shared = joined.get(USAGE_TRACE.TRACE);
        if (shared != null) {
            detail.putAll(MAPPER.readValue(shared, LinkedHashMap.class));
        }
        detail.putAll(MAPPER.readValue(event.getDetail(), LinkedHashMap.class));
        return new RequestLog(
                event.getId(),
                event.getWorkspaceId(),
                event.getProjectId(),
                event.getEnvironmentId(),
                joined.get(ENVIRONMENT.NAME),
                event.getRouteId(),
                event.getRouteName(),
                event.getStepId(),
                event.getGatewayKeyId(),
                joined.get(joined.size() - 1, String.class),
                event.getEndUserId(),
                event.getStatus(),
                event.getProviderType(),
                event.getModelId(),
                event.getLatencyUs(),
                event.getAttempt(),
                event.getFallbackCount(),
                event.getEstimatedCostUsd(),
                event.getInputTokens(),
                event.getOutputTokens(),
                event.getSnapshotId(),
                event.getSample(),
                detail,
                event.getOccurredAt());
    }
}
