package io.restormel.keys.project;

import static io.restormel.keys.db.Tables.ENVIRONMENT;
import static io.restormel.keys.db.Tables.GATEWAY_KEY;
import static io.restormel.keys.db.Tables.ROUTE;

import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Counts what the database deletes along with a project or an environment. */
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
}
