package io.restormel.keys.access;

import static io.restormel.keys.db.Tables.MANAGEMENT_KEY;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Management keys: only their digests are kept. */
@Repository
class ManagementKeyRepository implements KeySource {

    private final DSLContext sql;

    ManagementKeyRepository(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Entry> keys() {
        return sql.selectFrom(MANAGEMENT_KEY)
                .fetch(row -> new Entry(
                        row.getDigest(),
                        new Caller.ManagementKey(row.getId(), row.getWorkspaceId()),
                        row.getExpiresAt()));
    }

    /** Makes this the only key with the label. @return false when it was that already */
    boolean replace(UUID workspaceId, String label, String prefix, String digest, Instant now) {
        sql.deleteFrom(MANAGEMENT_KEY)
                .where(MANAGEMENT_KEY.LABEL.eq(label).and(MANAGEMENT_KEY.DIGEST.ne(digest)))
                .execute();
        return sql.insertInto(MANAGEMENT_KEY)
                        .set(MANAGEMENT_KEY.ID, UUID.randomUUID())
                        .set(MANAGEMENT_KEY.WORKSPACE_ID, workspaceId)
                        .set(MANAGEMENT_KEY.LABEL, label)
                        .set(MANAGEMENT_KEY.PREFIX, prefix)
                        .set(MANAGEMENT_KEY.DIGEST, digest)
                        .set(MANAGEMENT_KEY.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** The newest first. */
    List<ManagementKey> ofWorkspace(UUID workspaceId) {
        return sql.selectFrom(MANAGEMENT_KEY)
                .where(MANAGEMENT_KEY.WORKSPACE_ID.eq(workspaceId))
                .orderBy(MANAGEMENT_KEY.CREATED_AT.desc(), MANAGEMENT_KEY.ID)
                .fetch(row -> new ManagementKey(
                        row.getId(),
                        row.getWorkspaceId(),
                        row.getLabel(),
                        row.getPrefix(),
                        row.getCreatedAt(),
                        row.getLastUsedAt()));
    }

    void insert(ManagementKey key, String digest) {
        sql.insertInto(MANAGEMENT_KEY)
                .set(MANAGEMENT_KEY.ID, key.id())
                .set(MANAGEMENT_KEY.WORKSPACE_ID, key.workspaceId())
                .set(MANAGEMENT_KEY.LABEL, key.label())
                .set(MANAGEMENT_KEY.PREFIX, key.shown())
                .set(MANAGEMENT_KEY.DIGEST, digest)
                .set(MANAGEMENT_KEY.CREATED_AT, key.createdAt())
                .execute();
    }

    boolean delete(UUID workspaceId, UUID id) {
        return sql.deleteFrom(MANAGEMENT_KEY)
                        .where(MANAGEMENT_KEY.WORKSPACE_ID.eq(workspaceId), MANAGEMENT_KEY.ID.eq(id))
                        .execute()
                == 1;
    }
}
