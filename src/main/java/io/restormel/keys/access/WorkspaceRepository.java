package io.restormel.keys.access;

import static io.restormel.keys.db.Tables.SETUP_TOKEN;
import static io.restormel.keys.db.Tables.WORKSPACE;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The workspace and the one-time token of its set-up. */
@Repository
class WorkspaceRepository {

    /** The only set-up token there can be. */
    private static final int ONLY = 1;

    private final DSLContext sql;

    WorkspaceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The installation's workspace; created by the first who asks. */
    UUID ensureWorkspace(Instant now) {
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, UUID.randomUUID())
                .set(WORKSPACE.NAME, "Default")
                .set(WORKSPACE.SLUG, "default")
                .set(WORKSPACE.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
        return Objects.requireNonNull(sql.select(WORKSPACE.ID)
                .from(WORKSPACE)
                .where(WORKSPACE.SLUG.eq("default"))
                .fetchSingle(WORKSPACE.ID));
    }

    /** Until the transaction's end nobody else sets up this workspace. */
    void lock(UUID workspaceId) {
        sql.select(WORKSPACE.ID)
                .from(WORKSPACE)
                .where(WORKSPACE.ID.eq(workspaceId))
                .forUpdate()
                .fetch();
    }

    String name(UUID workspaceId) {
        return Objects.requireNonNull(sql.select(WORKSPACE.NAME)
                .from(WORKSPACE)
                .where(WORKSPACE.ID.eq(workspaceId))
                .fetchSingle(WORKSPACE.NAME));
    }

    WorkspaceSettings settings(UUID workspaceId) {
        return sql.select(WORKSPACE.PLAIN_KEYS_MANAGE, WORKSPACE.MONTHLY_REQUEST_LIMIT)
                .from(WORKSPACE)
                .where(WORKSPACE.ID.eq(workspaceId))
                .fetchSingle(row -> new WorkspaceSettings(row.value1(), row.value2()));
    }

    /** Of the workspaces that have one. */
    Map<UUID, Long> requestLimits() {
        return sql.select(WORKSPACE.ID, WORKSPACE.MONTHLY_REQUEST_LIMIT)
                .from(WORKSPACE)
                .where(WORKSPACE.MONTHLY_REQUEST_LIMIT.isNotNull())
                .fetchMap(WORKSPACE.ID, WORKSPACE.MONTHLY_REQUEST_LIMIT);
    }

    void change(UUID workspaceId, WorkspaceSettings settings) {
        sql.update(WORKSPACE)
                .set(WORKSPACE.PLAIN_KEYS_MANAGE, settings.plainKeysManage())
                .set(WORKSPACE.MONTHLY_REQUEST_LIMIT, settings.monthlyRequestLimit())
                .where(WORKSPACE.ID.eq(workspaceId))
                .execute();
    }

    void replaceSetupToken(String digest, Instant now) {
        deleteSetupToken();
        sql.insertInto(SETUP_TOKEN)
                .set(SETUP_TOKEN.ID, ONLY)
                .set(SETUP_TOKEN.DIGEST, digest)
                .set(SETUP_TOKEN.CREATED_AT, now)
                .execute();
    }

    @Nullable
    String setupTokenDigest() {
        return sql.select(SETUP_TOKEN.DIGEST).from(SETUP_TOKEN).fetchOne(SETUP_TOKEN.DIGEST);
    }

    /** @return whether it was there: of two who redeem it at once, one gets true */
    boolean deleteSetupToken() {
        return sql.deleteFrom(SETUP_TOKEN).execute() > 0;
    }
}
