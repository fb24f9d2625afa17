package io.restormel.keys.route;

import static io.restormel.keys.db.Tables.ROUTE_STEP;
import static io.restormel.keys.db.Tables.ROUTE_STEP_EDGE;
import static java.util.stream.Collectors.toMap;

import io.restormel.keys.db.tables.records.RouteStepEdgeRecord;
import io.restormel.keys.db.tables.records.RouteStepRecord;
import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.StepEdge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Rows of {@code route_step} and {@code route_step_edge}: the steps of drafts. */
@Repository
class StepRepository {

    private final DSLContext sql;

    StepRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The steps of the routes by route, each list in order; a route without steps is absent. */
    Map<UUID, List<RouteStep>> stepsOf(Collection<UUID> routeIds) {
        return sql.selectFrom(ROUTE_STEP)
                .where(ROUTE_STEP.ROUTE_ID.in(routeIds))
                .orderBy(ROUTE_STEP.ORDER_INDEX, ROUTE_STEP.ID)
                .fetchGroups(ROUTE_STEP.ROUTE_ID, row -> step(row.into(ROUTE_STEP)));
    }

    Map<UUID, List<StepEdge>> edgesOf(Collection<UUID> routeIds) {
        return sql.selectFrom(ROUTE_STEP_EDGE)
                .where(ROUTE_STEP_EDGE.ROUTE_ID.in(routeIds))
                .fetchGroups(ROUTE_STEP_EDGE.ROUTE_ID, row -> edge(row.into(ROUTE_STEP_EDGE)));
    }

    /** Makes the rows say {@code after}; touches only what differs, so that untouched steps keep their dates. */
    void replace(UUID routeId, RouteContent before, RouteContent after, Instant now) {
        var old = before.steps().stream().collect(toMap(StepConfig::id, step -> step));
        if (!before.edges().equals(after.edges())) {
            sql.deleteFrom(ROUTE_STEP_EDGE)
                    .where(ROUTE_STEP_EDGE.ROUTE_ID.eq(routeId))
                    .execute();
        }
        var kept = after.steps().stream().map(StepConfig::id).toList();
        var gone = old.keySet().stream()
                .filter(id -> !kept.contains(id))
                .map(UUID::fromString)
                .toList();
        if (!gone.isEmpty()) {
            sql.deleteFrom(ROUTE_STEP).where(ROUTE_STEP.ID.in(gone)).execute();
        }
        List<RouteStepRecord> inserted = new ArrayList<>();
        List<RouteStepRecord> updated = new ArrayList<>();
        for (var step : after.steps()) {
            var was = old.get(step.id());
            if (was == null) {
                var row = row(routeId, step, now);
                row.setCreatedAt(now);
                inserted.add(row);
            } else if (!was.equals(step)) {
                updated.add(row(routeId, step, now));
            }
        }
        sql.batchInsert(inserted).execute();
        sql.batchUpdate(updated).execute();
        if (!before.edges().equals(after.edges())) {
            sql.batchInsert(after.edges().stream()
                            .map(edge -> row(routeId, edge))
                            .toList())
                    .execute();
        }
    }

    private RouteStepRecord row(UUID routeId, StepConfig step, Instant now) {
        var row = sql.newRecord(ROUTE_STEP);
        row.setId(UUID.fromString(step.id()));
        row.setRouteId(routeId);
        row.setOrderIndex(step.orderIndex());
        row.setProviderPreference(step.providerPreference());
        row.setModelId(step.modelId());
        row.setLabel(step.label());
        row.setEnabled(step.enabled());
        row.setFallbackOn(step.fallbackOn());
        row.setTimeoutMs(step.timeoutMs());
        row.setSwitchCriteria(ContentCodec.writeOrNull(step.switchCriteria()));
        row.setRetryPolicy(ContentCodec.writeOrNull(step.retryPolicy()));
        row.setCostPolicy(ContentCodec.writeOrNull(step.costPolicy()));
        row.setConditionBlock(ContentCodec.writeOrNull(step.conditionBlock()));
        row.setModelPool(ContentCodec.writeOrNull(step.modelPool()));
        row.setNotes(step.notes());
        row.setParallelGroupId(step.parallelGroupId());
        row.setParallelBranchRole(step.parallelBranchRole());
        row.setUpdatedAt(now);
        return row;
    }

    private RouteStepEdgeRecord row(UUID routeId, StepEdge edge) {
        var row = sql.newRecord(ROUTE_STEP_EDGE);
        row.setId(UUID.fromString(edge.id()));
        row.setRouteId(routeId);
        row.setFromStepId(UUID.fromString(edge.fromStepId()));
        row.setToStepId(UUID.fromString(edge.toStepId()));
        row.setPriority(edge.priority());
        row.setLabel(edge.label());
        return row;
    }

    private static RouteStep step(RouteStepRecord row) {
        var config = new StepConfig(
                row.getId().toString(),
                row.getOrderIndex(),
                row.getProviderPreference(),
                row.getModelId(),
                row.getLabel(),
                row.getEnabled(),
                row.getFallbackOn(),
                row.getTimeoutMs(),
                ContentCodec.object(row.getSwitchCriteria()),
                ContentCodec.object(row.getRetryPolicy()),
                ContentCodec.object(row.getCostPolicy()),
                ContentCodec.object(row.getConditionBlock()),
                ContentCodec.readOrNull(row.getModelPool(), ModelPool.class),
                row.getNotes(),
                row.getParallelGroupId(),
                row.getParallelBranchRole());
        return new RouteStep(row.getRouteId(), config, row.getCreatedAt(), row.getUpdatedAt());
    }

    private static StepEdge edge(RouteStepEdgeRecord row) {
        return new StepEdge(
                row.getFromStepId().toString(),
                row.getToStepId().toString(),
                row.getPriority(),
                row.getLabel(),
                row.getId().toString());
    }
}
