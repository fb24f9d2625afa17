package io.restormel.keys.project;

import static io.restormel.keys.db.Tables.PROJECT;

import io.restormel.keys.db.tables.records.ProjectRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Projects in the database. */
@Repository
class ProjectRepository {

    private final DSLContext sql;

    ProjectRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The oldest first. */
    List<Project> list(UUID workspaceId) {
        return sql.selectFrom(PROJECT)
                .where(PROJECT.WORKSPACE_ID.eq(workspaceId))
                .orderBy(PROJECT.CREATED_AT, PROJECT.ID)
                .fetch(ProjectRepository::read);
    }

    /** Of every workspace, the oldest first. */
    List<Project> listAll() {
        return sql.selectFrom(PROJECT).orderBy(PROJECT.CREATED_AT, PROJECT.ID).fetch(ProjectRepository::read);
    }

    Optional<Project> find(UUID projectId) {
        return sql.selectFrom(PROJECT).where(PROJECT.ID.eq(projectId)).fetchOptional(ProjectRepository::read);
    }

    /** As {@link #find}, and makes others who lock the same project wait until this transaction ends. */
    Optional<Project> lock(UUID projectId) {
        return sql.selectFrom(PROJECT)
                .where(PROJECT.ID.eq(projectId))
                .forUpdate()
                .fetchOptional(ProjectRepository::read);
    }

    void insert(Project project) {
        sql.insertInto(PROJECT)
                .set(PROJECT.ID, project.id())
                .set(PROJECT.WORKSPACE_ID, project.workspaceId())
                .set(PROJECT.NAME, project.name())
                .set(PROJECT.DEFAULT_ENVIRONMENT_ID, project.defaultEnvironmentId())
                .set(PROJECT.SAMPLE, project.sample())
                .set(PROJECT.REVISION, project.revision())
                .set(PROJECT.CREATED_BY, project.createdBy())
                .set(PROJECT.CREATED_AT, project.createdAt())
                .execute();
    }

    /** False when the project no longer has this revision. */
    boolean update(UUID projectId, long revision, String name, @Nullable UUID defaultEnvironmentId) {
        return sql.update(PROJECT)
                        .set(PROJECT.NAME, name)
                        .set(PROJECT.DEFAULT_ENVIRONMENT_ID, defaultEnvironmentId)
                        .set(PROJECT.REVISION, revision + 1)
                        .where(PROJECT.ID.eq(projectId), PROJECT.REVISION.eq(revision))
                        .execute()
                == 1;
    }

    void delete(UUID projectId) {
        sql.deleteFrom(PROJECT).where(PROJECT.ID.eq(projectId)).execute();
    }

    private static Project read(ProjectRecord row) {
        return new Project(
                row.getId(),
                row.getWorkspaceId(),
                row.getName(),
                row.getDefaultEnvironmentId(),
                row.getSample(),
                row.getRevision(),
                row.getCreatedBy(),
                row.getCreatedAt());
    }
}
