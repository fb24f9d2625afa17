package io.restormel.keys.embed;

import static io.restormel.keys.db.Tables.WIDGET_SESSION;

import io.restormel.keys.db.tables.records.WidgetSessionRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Widget sessions in the database, each by the digest of its token. */
@Repository
class WidgetSessionRepository {

    private final DSLContext sql;

    WidgetSessionRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Whatever has become of it. */
    Optional<WidgetSession> findByDigest(String digest) {
        return sql.selectFrom(WIDGET_SESSION)
                .where(WIDGET_SESSION.DIGEST.eq(digest))
                .fetchOptional(WidgetSessionRepository::read);
    }

    Optional<WidgetSession> find(UUID id) {
        return sql.selectFrom(WIDGET_SESSION)
                .where(WIDGET_SESSION.ID.eq(id))
                .fetchOptional(WidgetSessionRepository::read);
    }

    /** Those that are good, the newest first. */
    List<WidgetSession> active(UUID projectId, Instant now, int limit) {
        return sql.selectFrom(WIDGET_SESSION)
                .where(
                        WIDGET_SESSION.PROJECT_ID.eq(projectId),
                        WIDGET_SESSION.EXPIRES_AT.gt(now),
                        WIDGET_SESSION.REVOKED_AT.isNull())
                .orderBy(WIDGET_SESSION.CREATED_AT.desc(), WIDGET_SESSION.ID)
                .limit(limit)
                .fetch(WidgetSessionRepository::read);
    }

    void insert(WidgetSession session, String digest) {
        sql.insertInto(WIDGET_SESSION)
                .set(WIDGET_SESSION.ID, session.id())
                .set(WIDGET_SESSION.WORKSPACE_ID, session.workspaceId())
                .set(WIDGET_SESSION.PROJECT_ID, session.projectId())
                .set(WIDGET_SESSION.ENVIRONMENT_ID, session.environmentId())
                .set(WIDGET_SESSION.ROUTE_ID, session.routeId())
                .set(WIDGET_SESSION.DIGEST, digest)
                .set(WIDGET_SESSION.END_USER_ID, session.endUserId())
                .set(WIDGET_SESSION.COMPONENTS, joined(session.components(), WidgetComponent::wire))
                .set(WIDGET_SESSION.ACTIONS, joined(session.actions(), WidgetAction::wire))
                .set(WIDGET_SESSION.PROVIDERS, String.join(" ", session.providers()))
                .set(WIDGET_SESSION.ORIGINS, String.join(" ", session.origins()))
                .set(WIDGET_SESSION.LOCALE, session.locale())
                .set(WIDGET_SESSION.CREATED_BY, session.createdBy())
                .set(WIDGET_SESSION.CREATED_AT, session.createdAt())
                .set(WIDGET_SESSION.EXPIRES_AT, session.expiresAt())
                .execute();
    }

    /** False when it was revoked before, or is not the project's. */
    boolean revoke(UUID projectId, UUID id, Instant now) {
        return sql.update(WIDGET_SESSION)
                        .set(WIDGET_SESSION.REVOKED_AT, now)
                        .where(
                                WIDGET_SESSION.ID.eq(id),
                                WIDGET_SESSION.PROJECT_ID.eq(projectId),
                                WIDGET_SESSION.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    void forgetExpiredBefore(Instant time) {
        sql.deleteFrom(WIDGET_SESSION).where(WIDGET_SESSION.EXPIRES_AT.lt(time)).execute();
    }

    void forgetEndUser(UUID projectId, String endUserId) {
        sql.deleteFrom(WIDGET_SESSION)
                .where(WIDGET_SESSION.PROJECT_ID.eq(projectId), WIDGET_SESSION.END_USER_ID.eq(endUserId))
                .execute();
    }

    private static <T> String joined(Collection<T> some, Function<T, String> wire) {
        return some.stream().map(wire).sorted().collect(Collectors.joining(" "));
    }

    static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }

    private static <T> Set<T> among(T[] all, Function<T, String> wire, String joined) {
        var words = words(joined);
        return Arrays.stream(all)
                .filter(each -> words.contains(wire.apply(each)))
                .collect(Collectors.toSet());
    }

    private static WidgetSession read(WidgetSessionRecord row) {
        return new WidgetSession(
                row.getId(),
                row.getWorkspaceId(),
                row.getProjectId(),
                row.getEnvironmentId(),
                row.getRouteId(),
                row.getEndUserId(),
                among(WidgetComponent.values(), WidgetComponent::wire, row.getComponents()),
                among(WidgetAction.values(), WidgetAction::wire, row.getActions()),
                words(row.getProviders()),
                words(row.getOrigins()),
                row.getLocale(),
                row.getCreatedBy(),
                row.getCreatedAt(),
                row.getExpiresAt(),
                row.getRevokedAt());
    }
}
