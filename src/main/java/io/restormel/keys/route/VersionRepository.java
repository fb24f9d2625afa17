package io.restormel.keys.route;

import static io.restormel.keys.db.Tables.ROUTE_VERSION;
import static org.jooq.impl.DSL.max;

import io.restormel.keys.db.tables.records.RouteVersionRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Rows of {@code route_version}: written once, never changed. */
@Repository
class VersionRepository {

    private final DSLContext sql;

    VersionRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(RouteVersion version) {
        var row = sql.newRecord(ROUTE_VERSION);
        row.setId(version.id());
        row.setRouteId(version.routeId());
        row.setVersion(version.version());
        row.setAction(version.action());
        row.setRestoredFrom(version.restoredFrom());
        row.setContent(ContentCodec.write(version.content()));
        row.setContentHash(version.contentHash());
        row.setSummary(version.summary());
        row.setActorId(version.actorId());
        row.setActorType(version.actorType());
        row.setCreatedAt(version.createdAt());
        row.insert();
    }

    /** Newest first. */
    List<RouteVersion> ofRoute(UUID routeId, int before, int limit) {
        return sql.selectFrom(ROUTE_VERSION)
                .where(ROUTE_VERSION.ROUTE_ID.eq(routeId), ROUTE_VERSION.VERSION.lt(before))
                .orderBy(ROUTE_VERSION.VERSION.desc())
                .limit(limit)
                .fetch(VersionRepository::version);
    }

    Optional<RouteVersion> find(UUID routeId, int version) {
        return sql.selectFrom(ROUTE_VERSION)
                .where(ROUTE_VERSION.ROUTE_ID.eq(routeId), ROUTE_VERSION.VERSION.eq(version))
                .fetchOptional(VersionRepository::version);
    }

    /** What is live while the route names this published version: that version, or the last before it. */
    Optional<RouteVersion> servedAt(UUID routeId, int publishedVersion) {
        return sql.selectFrom(ROUTE_VERSION)
                .where(ROUTE_VERSION.ROUTE_ID.eq(routeId), ROUTE_VERSION.VERSION.le(publishedVersion))
                .orderBy(ROUTE_VERSION.VERSION.desc())
                .limit(1)
                .fetchOptional(VersionRepository::version);
    }

    /** As {@link #servedAt} for many routes at once; a route with nothing published is absent. */
    Map<UUID, RouteContent> served(Collection<Route> routes) {
        if (routes.isEmpty()) {
            return Map.of();
        }
        var later = ROUTE_VERSION.as("later");
        var route = io.restormel.keys.db.Tables.ROUTE;
        return sql.select(ROUTE_VERSION.ROUTE_ID, ROUTE_VERSION.CONTENT)
                .from(ROUTE_VERSION)
                .join(route)
                .on(route.ID.eq(ROUTE_VERSION.ROUTE_ID))
                .where(ROUTE_VERSION.ROUTE_ID.in(routes.stream().map(Route::id).toList()))
                .and(ROUTE_VERSION.VERSION.eq(sql.select(max(later.VERSION))
                        .from(later)
                        .where(later.ROUTE_ID.eq(ROUTE_VERSION.ROUTE_ID), later.VERSION.le(route.PUBLISHED_VERSION))))
                .fetchMap(ROUTE_VERSION.ROUTE_ID, row -> ContentCodec.read(row.get(ROUTE_VERSION.CONTENT)));
    }

    /** The highest number ever given, or 0. */
    int highest(UUID routeId) {
        var highest = sql.select(max(ROUTE_VERSION.VERSION))
                .from(ROUTE_VERSION)
                .where(ROUTE_VERSION.ROUTE_ID.eq(routeId))
                .fetchOne(max(ROUTE_VERSION.VERSION));
        return highest == null ? 0 : highest;
    }

    private static RouteVersion version(RouteVersionRecord row) {
        return new RouteVersion(
                row.getId(),
                row.getRouteId(),
                row.getVersion(),
                row.getAction(),
                row.getRestoredFrom(),
                ContentCodec.read(row.getContent()),
                row.getContentHash(),
                row.getSummary(),
                row.getActorId(),
                row.getActorType(),
                row.getCreatedAt());
    }
}
