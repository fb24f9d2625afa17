package io.restormel.keys.project;

import static io.restormel.keys.db.Tables.ENVIRONMENT;
import static io.restormel.keys.db.Tables.GATEWAY_KEY;
import static io.restormel.keys.db.Tables.PROJECT;
import static io.restormel.keys.db.Tables.ROUTE;

import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Counts what is in a project or an environment, which is what the database deletes along with it. */
@Repository
class DependantsReader {

    private final DSLContext sql;

    DependantsReader(DSLContext sql) {
        this.sql = sql;
    }

    Dependants ofProject(UUID projectId) {
        return new Dependants(
                sql.fetchCount(ENVIRONMENT, ENVIRONMENT.PROJECT_ID.eq(projectId)),
                sql.fetchCount(ROUTE, ROUTE.PROJECT_ID.eq(projectId)),
                sql.fetchCount(GATEWAY_KEY, GATEWAY_KEY.PROJECT_ID.eq(projectId)));
    }

    Dependants ofEnvironment(UUID environmentId) {
        return new Dependants(
                0,
                sql.fetchCount(ROUTE, ROUTE.ENVIRONMENT_ID.eq(environmentId)),
                sql.fetchCount(GATEWAY_KEY, GATEWAY_KEY.ENVIRONMENT_ID.eq(environmentId)));
    }

    /** Of each project of the workspace. */
    Map<UUID, Dependants> ofProjects(UUID workspaceId) {
        var environments = DSL.field(DSL.selectCount().from(ENVIRONMENT).where(ENVIRONMENT.PROJECT_ID.eq(PROJECT.ID)));
        var routes = DSL.field(DSL.selectCount().from(ROUTE).where(ROUTE.PROJECT_ID.eq(PROJECT.ID)));
        var keys = DSL.field(DSL.selectCount().from(GATEWAY_KEY).where(GATEWAY_KEY.PROJECT_ID.eq(PROJECT.ID)));
        return sql.select(PROJECT.ID, environments, routes, keys)
                .from(PROJECT)
                .where(PROJECT.WORKSPACE_ID.eq(workspaceId))
                .fetchMap(PROJECT.ID, row -> new Dependants(row.value2(), row.value3(), row.value4()));
    }
}
