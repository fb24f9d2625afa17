package io.restormel.keys.embed;

import static io.restormel.keys.db.Tables.ALLOWED_ORIGIN;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The origins that projects allow, in the database. */
@Repository
class AllowedOriginRepository {

    private final DSLContext sql;

    AllowedOriginRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** In alphabetical order. */
    List<String> of(UUID projectId) {
        return sql.select(ALLOWED_ORIGIN.ORIGIN)
                .from(ALLOWED_ORIGIN)
                .where(ALLOWED_ORIGIN.PROJECT_ID.eq(projectId))
                .orderBy(ALLOWED_ORIGIN.ORIGIN)
                .fetch(ALLOWED_ORIGIN.ORIGIN);
    }

    /** Does any project allow it? */
    boolean isKnown(String origin) {
        return sql.fetchExists(ALLOWED_ORIGIN, ALLOWED_ORIGIN.ORIGIN.eq(origin));
    }

    void add(UUID projectId, String origin, Instant now) {
        sql.insertInto(ALLOWED_ORIGIN)
                .set(ALLOWED_ORIGIN.PROJECT_ID, projectId)
                .set(ALLOWED_ORIGIN.ORIGIN, origin)
                .set(ALLOWED_ORIGIN.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    void remove(UUID projectId, String origin) {
        sql.deleteFrom(ALLOWED_ORIGIN)
                .where(ALLOWED_ORIGIN.PROJECT_ID.eq(projectId), ALLOWED_ORIGIN.ORIGIN.eq(origin))
                .execute();
    }
}
