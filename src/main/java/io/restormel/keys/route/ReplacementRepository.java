package io.restormel.keys.route;

import static io.restormel.keys.db.Tables.ROUTE_REPLACEMENT;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which routes let a retired model's replacement take its place. */
@Repository
class ReplacementRepository {

    private final DSLContext sql;

    ReplacementRepository(DSLContext sql) {
        this.sql = sql;
    }

    Set<UUID> replacing(Collection<UUID> projectIds) {
        return sql.select(ROUTE_REPLACEMENT.ROUTE_ID)
                .from(ROUTE_REPLACEMENT)
                .where(ROUTE_REPLACEMENT.PROJECT_ID.in(projectIds))
                .fetchSet(ROUTE_REPLACEMENT.ROUTE_ID);
    }

    void add(UUID projectId, UUID routeId) {
        sql.insertInto(ROUTE_REPLACEMENT)
                .set(ROUTE_REPLACEMENT.ROUTE_ID, routeId)
                .set(ROUTE_REPLACEMENT.PROJECT_ID, projectId)
                .execute();
    }

    void remove(UUID routeId) {
        sql.deleteFrom(ROUTE_REPLACEMENT)
                .where(ROUTE_REPLACEMENT.ROUTE_ID.eq(routeId))
                .execute();
    }
}
