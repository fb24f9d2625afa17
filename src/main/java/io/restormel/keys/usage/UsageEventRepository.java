package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.USAGE_EVENT;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * Inserts events by one prepared statement a batch. jOOQ renders it, but does not bind its values: that took as long as
 * the insertion itself, and every decision ends up here.
 */
@Repository
class UsageEventRepository {

    /** In the order in which {@link #bind} has their values. */
    private static final List<Field<?>> COLUMNS = List.of(
            USAGE_EVENT.ID,
            USAGE_EVENT.WORKSPACE_ID,
            USAGE_EVENT.PROJECT_ID,
            USAGE_EVENT.ENVIRONMENT_ID,
            USAGE_EVENT.ROUTE_ID,
            USAGE_EVENT.ROUTE_NAME,
            USAGE_EVENT.STEP_ID,
            USAGE_EVENT.GATEWAY_KEY_ID,
            USAGE_EVENT.END_USER_ID,
            USAGE_EVENT.STATUS,
            USAGE_EVENT.PROVIDER_TYPE,
            USAGE_EVENT.MODEL_ID,
            USAGE_EVENT.LATENCY_US,
            USAGE_EVENT.ATTEMPT,
            USAGE_EVENT.FALLBACK_COUNT,
            USAGE_EVENT.ESTIMATED_COST_USD,
            USAGE_EVENT.INPUT_TOKENS,
            USAGE_EVENT.OUTPUT_TOKENS,
            USAGE_EVENT.SNAPSHOT_ID,
            USAGE_EVENT.SAMPLE,
            USAGE_EVENT.DETAIL,
            USAGE_EVENT.OCCURRED_AT,
            USAGE_EVENT.TRACE_ID);

    private final DSLContext sql;
    private final String statement;

    UsageEventRepository(DSLContext sql) {
        this.sql = sql;
        this.statement = sql.insertInto(USAGE_EVENT, COLUMNS)
                .values(COLUMNS.stream()
                        .map(column -> DSL.val(null, column.getDataType()))
                        .toList())
                .getSQL();
    }

    void insert(Collection<StoredEvent> events) {
        sql.connection(connection -> {
            try (var insertion = connection.prepareStatement(statement)) {
                for (var event : events) {
                    bind(event, insertion);
                    insertion.addBatch();
                }
                insertion.executeBatch();
            }
        });
    }

    private static void bind(StoredEvent stored, PreparedStatement insertion) throws SQLException {
        var event = stored.event();
        var counted = stored.counted();
        int i = 0;
        insertion.setObject(++i, event.id());
        insertion.setObject(++i, event.workspaceId());
        insertion.setObject(++i, event.projectId());
        insertion.setObject(++i, event.environmentId());
        insertion.setObject(++i, event.routeId());
        insertion.setString(++i, stored.routeName());
        insertion.setObject(++i, event.stepId());
        insertion.setObject(++i, event.gatewayKeyId());
        insertion.setString(++i, stored.endUserId());
        insertion.setString(++i, counted.status());
        insertion.setString(++i, counted.providerType());
        insertion.setString(++i, counted.modelId());
        insertion.setLong(++i, counted.latencyMicros());
        insertion.setInt(++i, event.attempt());
        insertion.setInt(++i, event.fallbackCount());
        insertion.setBigDecimal(++i, counted.costUsd());
        insertion.setObject(++i, event.inputTokens());
        insertion.setObject(++i, event.outputTokens());
        insertion.setString(++i, stored.snapshotId());
        insertion.setBoolean(++i, event.sample());
        insertion.setString(++i, stored.detail());
        insertion.setObject(++i, counted.occurredAt().atOffset(ZoneOffset.UTC));
        var trace = stored.trace();
        insertion.setObject(++i, trace == null ? null : trace.id());
    }
}
