package io.restormel.keys.project;

import static io.restormel.keys.db.Tables.ENVIRONMENT;

import io.restormel.keys.db.tables.records.EnvironmentRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Environments in the database. */
@Repository
class EnvironmentRepository {

    private final DSLContext sql;

    EnvironmentRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The oldest first; those of the same instant by slug. */
    List<Environment> list(UUID projectId) {
        return sql.selectFrom(ENVIRONMENT)
                .where(ENVIRONMENT.PROJECT_ID.eq(projectId))
                .orderBy(ENVIRONMENT.CREATED_AT, ENVIRONMENT.SLUG)
                .fetch(EnvironmentRepository::read);
    }

    /** Of every project, each list in the order of {@link #list}. */
    Map<UUID, List<Environment>> listAll() {
        return sql.selectFrom(ENVIRONMENT)
                .orderBy(ENVIRONMENT.CREATED_AT, ENVIRONMENT.SLUG)
                .fetchGroups(ENVIRONMENT.PROJECT_ID, EnvironmentRepository::read);
    }

    Optional<Environment> find(UUID projectId, UUID environmentId) {
        return sql.selectFrom(ENVIRONMENT)
                .where(ENVIRONMENT.ID.eq(environmentId), ENVIRONMENT.PROJECT_ID.eq(projectId))
                .fetchOptional(EnvironmentRepository::read);
    }

    void insert(Environment environment) {
        sql.insertInto(ENVIRONMENT)
                .set(ENVIRONMENT.ID, environment.id())
                .set(ENVIRONMENT.PROJECT_ID, environment.projectId())
                .set(ENVIRONMENT.NAME, environment.name())
                .set(ENVIRONMENT.SLUG, environment.slug())
                .set(ENVIRONMENT.TYPE, environment.type())
                .set(ENVIRONMENT.REVISION, environment.revision())
                .set(ENVIRONMENT.CREATED_AT, environment.createdAt())
                .execute();
    }

    /** False when the environment no longer has this revision. */
    boolean update(UUID environmentId, long revision, String name, String type) {
        return sql.update(ENVIRONMENT)
                        .set(ENVIRONMENT.NAME, name)
                        .set(ENVIRONMENT.TYPE, type)
                        .set(ENVIRONMENT.REVISION, revision + 1)
                        .where(ENVIRONMENT.ID.eq(environmentId), ENVIRONMENT.REVISION.eq(revision))
                        .execute()
                == 1;
    }

    void delete(UUID environmentId) {
        sql.deleteFrom(ENVIRONMENT).where(ENVIRONMENT.ID.eq(environmentId)).execute();
    }

    private static Environment read(EnvironmentRecord row) {
        return new Environment(
                row.getId(),
                row.getProjectId(),
                row.getName(),
                row.getSlug(),
                row.getType(),
                row.getRevision(),
                row.getCreatedAt());
    }
}
