package io.restormel.keys.lifecycle;

import static io.restormel.keys.db.Tables.MODEL_CHOICE;
import static io.restormel.keys.db.Tables.PROJECT;
import static io.restormel.keys.db.Tables.PROJECT_MODEL;
import static io.restormel.keys.db.Tables.ROUTE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The models that projects list and end users chose; permission is the caller's matter. */
@Repository
class LifecycleReader {

    /** @param routeName null without a route */
    record Chosen(
            UUID projectId,
            String providerType,
            String modelId,
            @Nullable UUID routeId,
            @Nullable String routeName,
            long endUsers) {}

    record Listed(UUID projectId, String providerType, String modelId) {}

    private final DSLContext sql;

    LifecycleReader(DSLContext sql) {
        this.sql = sql;
    }

    /** The workspaces of all projects, or some, by project. */
    Map<UUID, UUID> workspaces(@Nullable Collection<UUID> projectIds) {
        return sql.select(PROJECT.ID, PROJECT.WORKSPACE_ID)
                .from(PROJECT)
                .where(projectIds == null ? noCondition() : PROJECT.ID.in(projectIds))
                .fetchMap(PROJECT.ID, PROJECT.WORKSPACE_ID);
    }

    /** Of all projects, or some. */
    List<Listed> listed(@Nullable Collection<UUID> projectIds) {
        return sql.select(PROJECT_MODEL.PROJECT_ID, PROJECT_MODEL.PROVIDER_TYPE, PROJECT_MODEL.MODEL_ID)
                .from(PROJECT_MODEL)
                .where(
                        PROJECT_MODEL.ENABLED.isTrue(),
                        projectIds == null ? noCondition() : PROJECT_MODEL.PROJECT_ID.in(projectIds))
                .fetch(row -> new Listed(row.value1(), row.value2(), row.value3()));
    }

    /** Counted, without saying whose choices they are. */
    List<Chosen> chosen(@Nullable Collection<UUID> projectIds) {
        var all = sql.select(
                        MODEL_CHOICE.PROJECT_ID,
                        MODEL_CHOICE.PROVIDER_TYPE,
                        MODEL_CHOICE.MODEL_ID,
                        MODEL_CHOICE.ROUTE_ID,
                        ROUTE.NAME,
                        count())
                .from(MODEL_CHOICE)
                .leftJoin(ROUTE)
                .on(ROUTE.ID.eq(MODEL_CHOICE.ROUTE_ID));
        return all.where(projectIds == null ? noCondition() : MODEL_CHOICE.PROJECT_ID.in(projectIds))
                .groupBy(
                        MODEL_CHOICE.PROJECT_ID,
                        MODEL_CHOICE.PROVIDER_TYPE,
                        MODEL_CHOICE.MODEL_ID,
                        MODEL_CHOICE.ROUTE_ID,
                        ROUTE.NAME)
                .fetch(row ->
                        new Chosen(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }
}
