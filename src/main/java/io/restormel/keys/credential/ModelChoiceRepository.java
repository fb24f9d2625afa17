package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.MODEL_CHOICE;

import io.restormel.keys.db.tables.records.ModelChoiceRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** End users' choices in the database: one a route, and one for all other routes. */
@Repository
class ModelChoiceRepository {

    private final DSLContext sql;

    ModelChoiceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Several columns may be null in a unique key; this one never is. */
    private static String key(@Nullable UUID routeId) {
        return routeId == null ? "" : routeId.toString();
    }

    Optional<ModelChoice> find(UUID projectId, String endUserId, @Nullable UUID routeId) {
        return sql.selectFrom(MODEL_CHOICE)
                .where(
                        MODEL_CHOICE.PROJECT_ID.eq(projectId),
                        MODEL_CHOICE.END_USER_ID.eq(endUserId),
                        MODEL_CHOICE.ROUTE_KEY.eq(key(routeId)))
                .fetchOptional(ModelChoiceRepository::read);
    }

    /** The one for everywhere first. */
    List<ModelChoice> of(UUID projectId, String endUserId) {
        return sql.selectFrom(MODEL_CHOICE)
                .where(MODEL_CHOICE.PROJECT_ID.eq(projectId), MODEL_CHOICE.END_USER_ID.eq(endUserId))
                .orderBy(MODEL_CHOICE.ROUTE_KEY)
                .fetch(ModelChoiceRepository::read);
    }

    /** Puts it in the place of the one before it. */
    void put(ModelChoice choice) {
        int changed = sql.update(MODEL_CHOICE)
                .set(MODEL_CHOICE.PROVIDER_TYPE, choice.providerType())
                .set(MODEL_CHOICE.MODEL_ID, choice.modelId())
                .set(MODEL_CHOICE.REVISION, choice.revision())
                .set(MODEL_CHOICE.CHOSEN_AT, choice.chosenAt())
                .where(
                        MODEL_CHOICE.PROJECT_ID.eq(choice.projectId()),
                        MODEL_CHOICE.END_USER_ID.eq(choice.endUserId()),
                        MODEL_CHOICE.ROUTE_KEY.eq(key(choice.routeId())))
                .execute();
        if (changed == 0) {
            sql.insertInto(MODEL_CHOICE)
                    .set(MODEL_CHOICE.ID, UUID.randomUUID())
                    .set(MODEL_CHOICE.PROJECT_ID, choice.projectId())
                    .set(MODEL_CHOICE.END_USER_ID, choice.endUserId())
                    .set(MODEL_CHOICE.ROUTE_ID, choice.routeId())
                    .set(MODEL_CHOICE.ROUTE_KEY, key(choice.routeId()))
                    .set(MODEL_CHOICE.PROVIDER_TYPE, choice.providerType())
                    .set(MODEL_CHOICE.MODEL_ID, choice.modelId())
                    .set(MODEL_CHOICE.REVISION, choice.revision())
                    .set(MODEL_CHOICE.CHOSEN_AT, choice.chosenAt())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    boolean delete(UUID projectId, String endUserId, @Nullable UUID routeId) {
        return sql.deleteFrom(MODEL_CHOICE)
                        .where(
                                MODEL_CHOICE.PROJECT_ID.eq(projectId),
                                MODEL_CHOICE.END_USER_ID.eq(endUserId),
                                MODEL_CHOICE.ROUTE_KEY.eq(key(routeId)))
                        .execute()
                == 1;
    }

    int deleteAll(UUID projectId, String endUserId) {
        return sql.deleteFrom(MODEL_CHOICE)
                .where(MODEL_CHOICE.PROJECT_ID.eq(projectId), MODEL_CHOICE.END_USER_ID.eq(endUserId))
                .execute();
    }

    private static ModelChoice read(ModelChoiceRecord row) {
        return new ModelChoice(
                row.getProjectId(),
                row.getEndUserId(),
                row.getRouteId(),
                row.getProviderType(),
                row.getModelId(),
                row.getRevision(),
                row.getChosenAt());
    }
}
