package io.restormel.keys.project;

import static io.restormel.keys.db.Tables.GATEWAY_KEY;
import static io.restormel.keys.db.Tables.PROJECT;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.KeySource;
import io.restormel.keys.db.tables.records.GatewayKeyRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Gateway Keys in the database, each by the digest of its secret. */
@Repository
class GatewayKeyRepository implements KeySource {

    private final DSLContext sql;

    GatewayKeyRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The newest first. */
    List<GatewayKey> list(UUID projectId) {
        return sql.selectFrom(GATEWAY_KEY)
                .where(GATEWAY_KEY.PROJECT_ID.eq(projectId))
                .orderBy(GATEWAY_KEY.CREATED_AT.desc(), GATEWAY_KEY.ID)
                .fetch(GatewayKeyRepository::read);
    }

    Optional<GatewayKey> find(UUID projectId, UUID keyId) {
        return sql.selectFrom(GATEWAY_KEY)
                .where(GATEWAY_KEY.ID.eq(keyId), GATEWAY_KEY.PROJECT_ID.eq(projectId))
                .fetchOptional(GatewayKeyRepository::read);
    }

    Optional<GatewayKey> findByDigest(String digest) {
        return sql.selectFrom(GATEWAY_KEY)
                .where(GATEWAY_KEY.DIGEST.eq(digest))
                .fetchOptional(GatewayKeyRepository::read);
    }

    void insert(GatewayKey key, String digest) {
        sql.insertInto(GATEWAY_KEY)
                .set(GATEWAY_KEY.ID, key.id())
                .set(GATEWAY_KEY.PROJECT_ID, key.projectId())
                .set(GATEWAY_KEY.ENVIRONMENT_ID, key.environmentId())
                .set(GATEWAY_KEY.LABEL, key.label())
                .set(GATEWAY_KEY.PREFIX, key.shown())
                .set(GATEWAY_KEY.DIGEST, digest)
                .set(GATEWAY_KEY.CREATED_BY, key.createdBy())
                .set(GATEWAY_KEY.CREATED_AT, key.createdAt())
                .set(GATEWAY_KEY.EXPIRES_AT, key.expiresAt())
                .set(
                        GATEWAY_KEY.SCOPES,
                        key.scopes().isEmpty()
                                ? null
                                : key.scopes().stream().sorted().collect(Collectors.joining(" ")))
                .execute();
    }

    void rename(UUID keyId, @Nullable String label) {
        sql.update(GATEWAY_KEY)
                .set(GATEWAY_KEY.LABEL, label)
                .where(GATEWAY_KEY.ID.eq(keyId))
                .execute();
    }

    /** False when it was already gone. */
    boolean delete(UUID keyId) {
        return sql.deleteFrom(GATEWAY_KEY).where(GATEWAY_KEY.ID.eq(keyId)).execute() == 1;
    }

    /** Never moves the time backwards, whatever the order in which nodes report. */
    void used(UUID keyId, Instant at) {
        sql.update(GATEWAY_KEY)
                .set(GATEWAY_KEY.LAST_USED_AT, at)
                .where(
                        GATEWAY_KEY.ID.eq(keyId),
                        GATEWAY_KEY.LAST_USED_AT.isNull().or(GATEWAY_KEY.LAST_USED_AT.lt(at)))
                .execute();
    }

    @Override
    public List<Entry> keys() {
        return sql.select(
                        GATEWAY_KEY.DIGEST,
                        GATEWAY_KEY.ID,
                        PROJECT.WORKSPACE_ID,
                        GATEWAY_KEY.PROJECT_ID,
                        GATEWAY_KEY.ENVIRONMENT_ID,
                        GATEWAY_KEY.EXPIRES_AT,
                        GATEWAY_KEY.SCOPES)
                .from(GATEWAY_KEY)
                .join(PROJECT)
                .on(PROJECT.ID.eq(GATEWAY_KEY.PROJECT_ID))
                .fetch(row -> new Entry(
                        row.value1(),
                        new Caller.GatewayKey(
                                row.value2(), row.value3(), row.value4(), row.value5(), scopes(row.value7())),
                        row.value6()));
    }

    private static GatewayKey read(GatewayKeyRecord row) {
        return new GatewayKey(
                row.getId(),
                row.getProjectId(),
                row.getEnvironmentId(),
                row.getLabel(),
                row.getPrefix(),
                row.getCreatedBy(),
                row.getCreatedAt(),
                row.getExpiresAt(),
                row.getLastUsedAt(),
                scopes(row.getScopes()));
    }

    private static Set<String> scopes(@Nullable String stored) {
        return stored == null ? Set.of() : Set.of(stored.split(" ", -1));
    }
}
