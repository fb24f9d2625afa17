package io.restormel.keys.embed;

import static io.restormel.keys.db.Tables.CONNECT_LINK;

import io.restormel.keys.db.tables.records.ConnectLinkRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** One-time links in the database, each by the digest of its token. */
@Repository
class ConnectLinkRepository {

    private final DSLContext sql;

    ConnectLinkRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Whatever has become of it. */
    Optional<ConnectLink> findByDigest(String digest) {
        return sql.selectFrom(CONNECT_LINK)
                .where(CONNECT_LINK.DIGEST.eq(digest))
                .fetchOptional(ConnectLinkRepository::read);
    }

    void insert(ConnectLink link, String digest) {
        sql.insertInto(CONNECT_LINK)
                .set(CONNECT_LINK.ID, link.id())
                .set(CONNECT_LINK.WORKSPACE_ID, link.workspaceId())
                .set(CONNECT_LINK.PROJECT_ID, link.projectId())
                .set(CONNECT_LINK.ENVIRONMENT_ID, link.environmentId())
                .set(CONNECT_LINK.DIGEST, digest)
                .set(CONNECT_LINK.END_USER_ID, link.endUserId())
                .set(CONNECT_LINK.PROVIDERS, String.join(" ", link.providers()))
                .set(CONNECT_LINK.LOCALE, link.locale())
                .set(CONNECT_LINK.CREATED_BY, link.createdBy())
                .set(CONNECT_LINK.CREATED_AT, link.createdAt())
                .set(CONNECT_LINK.EXPIRES_AT, link.expiresAt())
                .execute();
    }

    /** False when it was used before or has expired: of two at once, one gets true. */
    boolean use(UUID id, Instant now) {
        return sql.update(CONNECT_LINK)
                        .set(CONNECT_LINK.USED_AT, now)
                        .where(CONNECT_LINK.ID.eq(id), CONNECT_LINK.USED_AT.isNull(), CONNECT_LINK.EXPIRES_AT.gt(now))
                        .execute()
                == 1;
    }

    void forgetExpiredBefore(Instant time) {
        sql.deleteFrom(CONNECT_LINK).where(CONNECT_LINK.EXPIRES_AT.lt(time)).execute();
    }

    void forgetEndUser(UUID projectId, String endUserId) {
        sql.deleteFrom(CONNECT_LINK)
                .where(CONNECT_LINK.PROJECT_ID.eq(projectId), CONNECT_LINK.END_USER_ID.eq(endUserId))
                .execute();
    }

    private static ConnectLink read(ConnectLinkRecord row) {
        return new ConnectLink(
                row.getId(),
                row.getWorkspaceId(),
                row.getProjectId(),
                row.getEnvironmentId(),
                row.getEndUserId(),
                WidgetSessionRepository.words(row.getProviders()),
                row.getLocale(),
                row.getCreatedBy(),
                row.getCreatedAt(),
                row.getExpiresAt(),
                row.getUsedAt());
    }
}
