package io.restormel.keys.route;

import static io.restormel.keys.db.Tables.ENVIRONMENT;
import static io.restormel.keys.db.Tables.ROUTE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;

import io.restormel.keys.db.tables.records.RouteRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Rows of {@code route}, each with the part of the draft that the row itself holds. */
@Repository
class RouteRepository {

    /** A route and its draft without steps and edges. */
    record Row(Route route, RouteContent head) {}

    private final DSLContext sql;

    RouteRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Newest first, across the projects. */
    List<Row> ofProjects(Collection<UUID> projectIds) {
        return sql.selectFrom(ROUTE)
                .where(ROUTE.PROJECT_ID.in(projectIds))
                .orderBy(ROUTE.CREATED_AT.desc(), ROUTE.ID.desc())
                .fetch(RouteRepository::row);
    }

    List<Row> ofIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.selectFrom(ROUTE).where(ROUTE.ID.in(ids)).fetch(RouteRepository::row);
    }

    List<Row> page(UUID projectId, RouteSearch search, int offset, int limit) {
        return sql.selectFrom(ROUTE)
                .where(ROUTE.PROJECT_ID.eq(projectId), ROUTE.NAME.containsIgnoreCase(search.words()))
                .orderBy(order(search), ROUTE.CREATED_AT.desc(), ROUTE.ID.desc())
                .offset(offset)
                .limit(limit)
                .fetch(RouteRepository::row);
    }

    private SortField<?> order(RouteSearch search) {
        var by = switch (search.by()) {
            case CREATED -> ROUTE.CREATED_AT;
            case NAME -> lower(ROUTE.NAME);
            case ENVIRONMENT ->
                field(sql.select(ENVIRONMENT.NAME).from(ENVIRONMENT).where(ENVIRONMENT.ID.eq(ROUTE.ENVIRONMENT_ID)));
        };
        return search.descending() ? by.desc() : by.asc();
    }

    int count(UUID projectId, String words) {
        return sql.fetchCount(ROUTE, ROUTE.PROJECT_ID.eq(projectId), ROUTE.NAME.containsIgnoreCase(words));
    }

    boolean anyPublished(UUID projectId) {
        return sql.fetchExists(ROUTE, ROUTE.PROJECT_ID.eq(projectId), ROUTE.VERSION.eq(ROUTE.PUBLISHED_VERSION));
    }

    record Named(UUID id, String name, UUID projectId) {}

    /** Those whose name has these words, by name. */
    List<Named> named(Collection<UUID> projectIds, String words, int limit) {
        return sql.select(ROUTE.ID, ROUTE.NAME, ROUTE.PROJECT_ID)
                .from(ROUTE)
                .where(ROUTE.PROJECT_ID.in(projectIds), ROUTE.NAME.containsIgnoreCase(words))
                .orderBy(ROUTE.NAME, ROUTE.ID)
                .limit(limit)
                .fetch(row -> new Named(row.value1(), row.value2(), row.value3()));
    }

    Optional<Row> find(UUID projectId, UUID routeId) {
        return sql.selectFrom(ROUTE)
                .where(ROUTE.ID.eq(routeId), ROUTE.PROJECT_ID.eq(projectId))
                .fetchOptional(RouteRepository::row);
    }

    /** As {@link #find}, and nobody else edits the route until the transaction ends. */
    Optional<Row> lock(UUID projectId, UUID routeId) {
        return sql.selectFrom(ROUTE)
                .where(ROUTE.ID.eq(routeId), ROUTE.PROJECT_ID.eq(projectId))
                .forUpdate()
                .fetchOptional(RouteRepository::row);
    }

    /** Nobody else claims a stage in this environment until the transaction ends. */
    void lockStages(UUID environmentId) {
        sql.select(ENVIRONMENT.ID)
                .from(ENVIRONMENT)
                .where(ENVIRONMENT.ID.eq(environmentId))
                .forUpdate()
                .fetch();
    }

    boolean stageTaken(Route by, RouteContent draft) {
        return sql.fetchExists(sql.selectOne()
                .from(ROUTE)
                .where(
                        ROUTE.PROJECT_ID.eq(by.projectId()),
                        ROUTE.ENVIRONMENT_ID.eq(by.environmentId()),
                        ROUTE.WORKLOAD.eq(draft.workload()),
                        ROUTE.STAGE.eq(draft.stage()),
                        ROUTE.ID.ne(by.id())));
    }

    /** Null when the project has no route. */
    @Nullable
    Instant lastCreation(UUID projectId) {
        return sql.select(max(ROUTE.CREATED_AT))
                .from(ROUTE)
                .where(ROUTE.PROJECT_ID.eq(projectId))
                .fetchOne(max(ROUTE.CREATED_AT));
    }

    void insert(Route route, RouteContent draft) {
        var fresh = sql.newRecord(ROUTE);
        fresh.setId(route.id());
        fresh.setProjectId(route.projectId());
        fresh.setEnvironmentId(route.environmentId());
        fresh.setCreatedBy(route.createdBy());
        fresh.setCreatedAt(route.createdAt());
        fill(fresh, route, draft);
        fresh.insert();
    }

    /** Writes the route with its new revision; false when its row has another one than {@code expected}. */
    boolean update(Route route, RouteContent draft, long expected) {
        var changed = sql.newRecord(ROUTE);
        fill(changed, route, draft);
        return sql.update(ROUTE)
                        .set(changed)
                        .where(ROUTE.ID.eq(route.id()), ROUTE.REVISION.eq(expected))
                        .execute()
                == 1;
    }

    void delete(UUID routeId) {
        sql.deleteFrom(ROUTE).where(ROUTE.ID.eq(routeId)).execute();
    }

    private static void fill(RouteRecord row, Route route, RouteContent draft) {
        row.setName(route.name());
        row.setDescription(route.description());
        row.setStatus(route.status());
        row.setEnabled(route.enabled());
        row.setFlowLayout(ContentCodec.writeOrNull(route.flowLayout()));
        row.setFollowsDraft(route.followsDraft());
        row.setVersion(route.version());
        row.setPublishedVersion(route.publishedVersion());
        row.setDraftHash(route.draftHash());
        row.setPublishedHash(route.publishedHash());
        row.setChangeSummary(route.changeSummary());
        row.setRevision(route.revision());
        row.setUpdatedBy(route.updatedBy());
        row.setUpdatedVia(route.updatedVia());
        row.setUpdatedAt(route.updatedAt());
        row.setDefaultModelId(draft.defaultModelId());
        row.setRouteMode(draft.routeMode());
        row.setBillingMode(draft.billingMode());
        row.setOnOpenCircuit(draft.onOpenCircuit());
        row.setWorkload(draft.workload());
        row.setStage(draft.stage());
        row.setEntryStepId(uuid(draft.entryStepId()));
    }

    private static Row row(RouteRecord row) {
        var route = new Route(
                row.getId(),
                row.getProjectId(),
                row.getEnvironmentId(),
                row.getName(),
                row.getDescription(),
                row.getStatus(),
                row.getEnabled(),
                ContentCodec.object(row.getFlowLayout()),
                row.getFollowsDraft(),
                row.getVersion(),
                row.getPublishedVersion(),
                row.getDraftHash(),
                row.getPublishedHash(),
                row.getChangeSummary(),
                row.getRevision(),
                row.getCreatedBy(),
                row.getUpdatedBy(),
                row.getUpdatedVia(),
                row.getCreatedAt(),
                row.getUpdatedAt());
        var head = new RouteContent(
                row.getDefaultModelId(),
                row.getRouteMode(),
                row.getBillingMode(),
                row.getOnOpenCircuit(),
                row.getWorkload(),
                row.getStage(),
                row.getEntryStepId() == null ? null : row.getEntryStepId().toString(),
                List.of(),
                List.of());
        return new Row(route, head);
    }

    private static @Nullable UUID uuid(@Nullable String id) {
        return id == null ? null : UUID.fromString(id);
    }
}
