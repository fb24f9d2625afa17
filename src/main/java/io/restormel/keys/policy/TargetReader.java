package io.restormel.keys.policy;

import static io.restormel.keys.db.Tables.ENVIRONMENT;
import static io.restormel.keys.db.Tables.GATEWAY_KEY;
import static io.restormel.keys.db.Tables.PROJECT;
import static io.restormel.keys.db.Tables.ROUTE;
import static io.restormel.keys.db.Tables.ROUTE_STEP;
import static io.restormel.keys.db.Tables.WORKSPACE;

import io.restormel.keys.engine.TargetType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Looks up what bindings name, in tables that other features write: the live snapshot knows no drafts, and a policy may
 * be bound to a step before that step is published.
 */
@Component
class TargetReader {

    private static final String WITHIN = " › ";

    private final DSLContext sql;

    TargetReader(DSLContext sql) {
        this.sql = sql;
    }

    Optional<Target> find(UUID workspaceId, TargetType type, UUID id) {
        return find(workspaceId, type, List.of(id)).stream().findFirst();
    }

    /** Those of the ids that exist in the workspace, in no order. */
    List<Target> find(UUID workspaceId, TargetType type, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : switch (type) {
                    case WORKSPACE -> workspaces(workspaceId, ids);
                    case PROJECT -> projects(workspaceId, ids);
                    case ENVIRONMENT -> environments(workspaceId, ids);
                    case ROUTE -> routes(workspaceId, ids);
                    case ROUTE_STEP -> steps(workspaceId, ids);
                    case GATEWAY_KEY -> keys(workspaceId, ids);
                    // These are nobody's rows: a binding itself says all of them.
                    case END_USER, TAG -> List.of();
                };
    }

    private List<Target> keys(UUID workspaceId, Collection<UUID> ids) {
        var name = DSL.coalesce(GATEWAY_KEY.LABEL, GATEWAY_KEY.PREFIX);
        return sql.select(GATEWAY_KEY.ID, PROJECT.ID, PROJECT.NAME, name)
                .from(GATEWAY_KEY)
                .join(PROJECT)
                .on(PROJECT.ID.eq(GATEWAY_KEY.PROJECT_ID))
                .where(PROJECT.WORKSPACE_ID.eq(workspaceId), GATEWAY_KEY.ID.in(ids))
                .fetch(row -> new Target(
                        TargetType.GATEWAY_KEY,
                        row.value1(),
                        row.value2(),
                        null,
                        null,
                        row.value3() + WITHIN + row.value4()));
    }

    private List<Target> workspaces(UUID workspaceId, Collection<UUID> ids) {
        return sql.select(WORKSPACE.ID, WORKSPACE.NAME)
                .from(WORKSPACE)
                .where(WORKSPACE.ID.eq(workspaceId), WORKSPACE.ID.in(ids))
                .fetch(row -> new Target(TargetType.WORKSPACE, row.value1(), null, null, null, row.value2()));
    }

    private List<Target> projects(UUID workspaceId, Collection<UUID> ids) {
        return sql.select(PROJECT.ID, PROJECT.NAME)
                .from(PROJECT)
                .where(PROJECT.WORKSPACE_ID.eq(workspaceId), PROJECT.ID.in(ids))
                .fetch(row -> new Target(TargetType.PROJECT, row.value1(), row.value1(), null, null, row.value2()));
    }

    private List<Target> environments(UUID workspaceId, Collection<UUID> ids) {
        return sql.select(ENVIRONMENT.ID, PROJECT.ID, PROJECT.NAME, ENVIRONMENT.NAME)
                .from(ENVIRONMENT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT.PROJECT_ID))
                .where(PROJECT.WORKSPACE_ID.eq(workspaceId), ENVIRONMENT.ID.in(ids))
                .fetch(row -> new Target(
                        TargetType.ENVIRONMENT,
                        row.value1(),
                        row.value2(),
                        row.value1(),
                        null,
                        row.value3() + WITHIN + row.value4()));
    }

    private List<Target> routes(UUID workspaceId, Collection<UUID> ids) {
        return sql.select(ROUTE.ID, PROJECT.ID, PROJECT.NAME, ROUTE.NAME, ROUTE.ENVIRONMENT_ID)
                .from(ROUTE)
                .join(PROJECT)
                .on(PROJECT.ID.eq(ROUTE.PROJECT_ID))
                .where(PROJECT.WORKSPACE_ID.eq(workspaceId), ROUTE.ID.in(ids))
                .fetch(row -> new Target(
                        TargetType.ROUTE,
                        row.value1(),
                        row.value2(),
                        row.value5(),
                        row.value1(),
                        row.value3() + WITHIN + row.value4()));
    }

    private List<Target> steps(UUID workspaceId, Collection<UUID> ids) {
        return sql.select(
                        ROUTE_STEP.ID,
                        PROJECT.ID,
                        ROUTE.ID,
                        PROJECT.NAME,
                        ROUTE.NAME,
                        ROUTE_STEP.ORDER_INDEX,
                        ROUTE.ENVIRONMENT_ID)
                .from(ROUTE_STEP)
                .join(ROUTE)
                .on(ROUTE.ID.eq(ROUTE_STEP.ROUTE_ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(ROUTE.PROJECT_ID))
                .where(PROJECT.WORKSPACE_ID.eq(workspaceId), ROUTE_STEP.ID.in(ids))
                .fetch(row -> new Target(
                        TargetType.ROUTE_STEP,
                        row.value1(),
                        row.value2(),
                        row.value7(),
                        row.value3(),
                        row.value4() + WITHIN + row.value5() + WITHIN + "step " + (row.value6() + 1)));
    }
}
