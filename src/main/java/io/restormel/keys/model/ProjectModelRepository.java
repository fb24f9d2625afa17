package io.restormel.keys.model;

import static io.restormel.keys.db.Tables.PROJECT_MODEL;

import io.restormel.keys.db.tables.records.ProjectModelRecord;
import io.restormel.keys.engine.ModelRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The table of projects' models. */
@Repository
class ProjectModelRepository {

    /** Databases differ in how they order text. */
    private static final Comparator<ProjectModel> ORDER = Comparator.comparing(ProjectModel::name);

    private final DSLContext sql;

    ProjectModelRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** By provider and model. */
    List<ProjectModel> list(UUID projectId) {
        return sql
                .selectFrom(PROJECT_MODEL)
                .where(PROJECT_MODEL.PROJECT_ID.eq(projectId))
                .fetch(ProjectModelRepository::read)
                .stream()
                .sorted(ORDER)
                .toList();
    }

    Optional<ProjectModel> find(UUID projectId, String logicalRef) {
        return sql.selectFrom(PROJECT_MODEL)
                .where(PROJECT_MODEL.PROJECT_ID.eq(projectId), PROJECT_MODEL.LOGICAL_REF.eq(logicalRef))
                .fetchOptional(ProjectModelRepository::read);
    }

    void insert(ProjectModel model) {
        sql.insertInto(PROJECT_MODEL)
                .set(PROJECT_MODEL.ID, model.id())
                .set(PROJECT_MODEL.PROJECT_ID, model.projectId())
                .set(PROJECT_MODEL.KIND, model.kind().wire())
                .set(PROJECT_MODEL.PROVIDER_TYPE, model.model().providerType())
                .set(PROJECT_MODEL.MODEL_ID, model.model().modelId())
                .set(PROJECT_MODEL.ENABLED, model.enabled())
                .set(PROJECT_MODEL.LOGICAL_REF, model.logicalRef())
                .set(PROJECT_MODEL.CREATED_AT, model.createdAt())
                .set(PROJECT_MODEL.UPDATED_AT, model.updatedAt())
                .execute();
    }

    void update(ProjectModel model) {
        sql.update(PROJECT_MODEL)
                .set(PROJECT_MODEL.KIND, model.kind().wire())
                .set(PROJECT_MODEL.ENABLED, model.enabled())
                .set(PROJECT_MODEL.LOGICAL_REF, model.logicalRef())
                .set(PROJECT_MODEL.UPDATED_AT, model.updatedAt())
                .where(PROJECT_MODEL.ID.eq(model.id()))
                .execute();
    }

    /** Lets go of references, so that two models can swap theirs. */
    void clearReference(UUID id) {
        sql.update(PROJECT_MODEL)
                .setNull(PROJECT_MODEL.LOGICAL_REF)
                .where(PROJECT_MODEL.ID.eq(id))
                .execute();
    }

    void delete(UUID id) {
        sql.deleteFrom(PROJECT_MODEL).where(PROJECT_MODEL.ID.eq(id)).execute();
    }

    private static ProjectModel read(ProjectModelRecord row) {
        return new ProjectModel(
                row.getId(),
                row.getProjectId(),
                ModelKind.ofWire(row.getKind()).orElse(ModelKind.REGISTRY),
                new ModelRef(row.getProviderType(), row.getModelId()),
                row.getEnabled(),
                row.getLogicalRef(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }
}
