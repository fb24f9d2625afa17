package io.restormel.keys.policy;

import static io.restormel.keys.db.Tables.POLICY;
import static io.restormel.keys.db.Tables.POLICY_BINDING;
import static io.restormel.keys.db.Tables.ROUTE;
import static io.restormel.keys.db.Tables.ROUTE_STEP;
import static io.restormel.keys.db.Tables.WORKSPACE;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** A workspace of its own with a project, for one test. */
final class PolicyFixture {

    static final PolicyRule ONLY_GPT = new PolicyRule.ModelAllowlist(List.of("gpt-4o*"));

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    final UUID workspaceId = UUID.randomUUID();
    final Caller.Person owner = person(Role.OWNER);
    private final DSLContext sql;
    private final CurrentCaller callers;
    private final ProjectService projects;

    PolicyFixture(DSLContext sql, CurrentCaller callers, ProjectService projects) {
        this.sql = sql;
        this.callers = callers;
        this.projects = projects;
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, workspaceId)
                .set(WORKSPACE.NAME, "Acme")
                .set(WORKSPACE.SLUG, workspaceId.toString())
                .set(WORKSPACE.CREATED_AT, LONG_AGO)
                .execute();
    }

    Caller.Person person(Role role) {
        return new Caller.Person(UUID.randomUUID(), workspaceId, "a@example.com", "A", role);
    }

    Caller.GatewayKey keyOf(Project project) {
        return new Caller.GatewayKey(UUID.randomUUID(), workspaceId, project.id(), null);
    }

    <T> T asOwner(Supplier<T> work) {
        return callers.as(owner, work);
    }

    Project project(String name) {
        return asOwner(() -> projects.create(name, false));
    }

    void delete(Project project) {
        asOwner(() -> {
            projects.delete(project.id(), null);
            return true;
        });
    }

    static UUID production(Project project) {
        return Objects.requireNonNull(project.defaultEnvironmentId());
    }

    UUID route(Project project, String name) {
        var id = UUID.randomUUID();
        sql.insertInto(ROUTE)
                .set(ROUTE.ID, id)
                .set(ROUTE.PROJECT_ID, project.id())
                .set(ROUTE.ENVIRONMENT_ID, production(project))
                .set(ROUTE.NAME, name)
                .set(ROUTE.DRAFT_HASH, "")
                .set(ROUTE.CREATED_AT, LONG_AGO)
                .set(ROUTE.UPDATED_AT, LONG_AGO)
                .execute();
        return id;
    }

    UUID step(UUID routeId, int orderIndex) {
        var id = UUID.randomUUID();
        sql.insertInto(ROUTE_STEP)
                .set(ROUTE_STEP.ID, id)
                .set(ROUTE_STEP.ROUTE_ID, routeId)
                .set(ROUTE_STEP.ORDER_INDEX, orderIndex)
                .set(ROUTE_STEP.CREATED_AT, LONG_AGO)
                .set(ROUTE_STEP.UPDATED_AT, LONG_AGO)
                .execute();
        return id;
    }

    /** A row as an older or newer version may have left it. */
    UUID storedPolicy(String type, String definition) {
        var id = UUID.randomUUID();
        sql.insertInto(POLICY)
                .set(POLICY.ID, id)
                .set(POLICY.WORKSPACE_ID, workspaceId)
                .set(POLICY.NAME, "Stored")
                .set(POLICY.TYPE, type)
                .set(POLICY.RULE, JSONB.jsonb(definition))
                .set(POLICY.CREATED_AT, LONG_AGO)
                .set(POLICY.UPDATED_AT, LONG_AGO)
                .execute();
        return id;
    }

    void storedBinding(UUID policyId, String targetType, UUID targetId) {
        sql.insertInto(POLICY_BINDING)
                .set(POLICY_BINDING.ID, UUID.randomUUID())
                .set(POLICY_BINDING.POLICY_ID, policyId)
                .set(POLICY_BINDING.TARGET_TYPE, targetType)
                .set(POLICY_BINDING.TARGET_ID, targetId)
                .set(POLICY_BINDING.CREATED_AT, LONG_AGO)
                .execute();
    }
}
