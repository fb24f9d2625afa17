package io.restormel.keys.policy;

import static io.restormel.keys.db.Tables.ENVIRONMENT;
import static io.restormel.keys.db.Tables.GATEWAY_KEY;
import static io.restormel.keys.db.Tables.POLICY;
import static io.restormel.keys.db.Tables.POLICY_BINDING;
import static io.restormel.keys.db.Tables.PROJECT;
import static io.restormel.keys.db.Tables.ROUTE;
import static io.restormel.keys.db.Tables.ROUTE_STEP;

import io.restormel.keys.db.tables.records.PolicyBindingRecord;
import io.restormel.keys.engine.TargetType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The table of bindings. A row whose target type this version does not know is not there for it. */
@Repository
class BindingRepository {

    private final DSLContext sql;

    BindingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Oldest first. */
    List<Binding> ofPolicy(UUID policyId) {
        return list(POLICY_BINDING.POLICY_ID.eq(policyId));
    }

    /** All of a workspace, oldest first. */
    List<Binding> ofWorkspace(UUID workspaceId) {
        return list(POLICY_BINDING.POLICY_ID.in(
                DSL.select(POLICY.ID).from(POLICY).where(POLICY.WORKSPACE_ID.eq(workspaceId))));
    }

    private List<Binding> list(Condition condition) {
        return sql
                .selectFrom(POLICY_BINDING)
                .where(condition)
                .orderBy(POLICY_BINDING.CREATED_AT, POLICY_BINDING.ID)
                .fetch()
                .stream()
                .filter(row -> TargetType.ofWire(row.getTargetType()) != null)
                .map(BindingRepository::binding)
                .toList();
    }

    void insert(Binding binding) {
        sql.insertInto(POLICY_BINDING)
                .set(POLICY_BINDING.ID, binding.id())
                .set(POLICY_BINDING.POLICY_ID, binding.policyId())
                .set(POLICY_BINDING.TARGET_TYPE, binding.targetType().wire())
                .set(POLICY_BINDING.TARGET_ID, binding.targetId())
                .set(POLICY_BINDING.TARGET_NAME, binding.targetName())
                .set(POLICY_BINDING.CREATED_AT, binding.createdAt())
                .execute();
    }

    boolean delete(UUID policyId, UUID bindingId) {
        return sql.deleteFrom(POLICY_BINDING)
                        .where(POLICY_BINDING.ID.eq(bindingId), POLICY_BINDING.POLICY_ID.eq(policyId))
                        .execute()
                == 1;
    }

    /** Removes what is bound to a project or a part of it, whether the project's rows are still there or not. */
    void deleteOfProject(UUID projectId) {
        var stays = DSL.select(ENVIRONMENT.ID).from(ENVIRONMENT).where(ENVIRONMENT.PROJECT_ID.ne(projectId));
        var routeStays = DSL.select(ROUTE.ID).from(ROUTE).where(ROUTE.PROJECT_ID.ne(projectId));
        var stepStays = DSL.select(ROUTE_STEP.ID)
                .from(ROUTE_STEP)
                .join(ROUTE)
                .on(ROUTE.ID.eq(ROUTE_STEP.ROUTE_ID))
                .where(ROUTE.PROJECT_ID.ne(projectId));
        var keyStays = DSL.select(GATEWAY_KEY.ID).from(GATEWAY_KEY).where(GATEWAY_KEY.PROJECT_ID.ne(projectId));
        var target = POLICY_BINDING.TARGET_ID;
        sql.deleteFrom(POLICY_BINDING)
                .where(DSL.or(
                        isA(TargetType.PROJECT).and(target.eq(projectId)),
                        isA(TargetType.ENVIRONMENT).and(target.notIn(stays)),
                        isA(TargetType.ROUTE).and(target.notIn(routeStays)),
                        isA(TargetType.ROUTE_STEP).and(target.notIn(stepStays)),
                        isA(TargetType.GATEWAY_KEY)
                                .and(POLICY_BINDING.TARGET_NAME.isNull())
                                .and(target.notIn(keyStays))))
                .execute();
    }

    /** In the whole workspace of the project. */
    int deleteOfEndUser(UUID projectId, String endUserId) {
        return sql.deleteFrom(POLICY_BINDING)
                .where(
                        isA(TargetType.END_USER),
                        POLICY_BINDING.TARGET_NAME.eq(endUserId),
                        POLICY_BINDING.POLICY_ID.in(DSL.select(POLICY.ID)
                                .from(POLICY)
                                .join(PROJECT)
                                .on(PROJECT.WORKSPACE_ID.eq(POLICY.WORKSPACE_ID))
                                .where(PROJECT.ID.eq(projectId))))
                .execute();
    }

    private static Condition isA(TargetType type) {
        return POLICY_BINDING.TARGET_TYPE.eq(type.wire());
    }

    private static Binding binding(PolicyBindingRecord row) {
        return new Binding(
                row.getId(),
                row.getPolicyId(),
                Objects.requireNonNull(TargetType.ofWire(row.getTargetType())),
                row.getTargetId(),
                row.getTargetName(),
                row.getCreatedAt());
    }
}
