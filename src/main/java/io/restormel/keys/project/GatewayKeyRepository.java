package io.restormel.keys.project;

import static io.restormel.keys.db.Tables.GATEWAY_KEY;
import static io.restormel.keys.db.Tables.PROJECT;
import static io.restormel.keys.db.Tables.WORKSPACE;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.KeySource;
import io.restormel.keys.db.tables.records.GatewayKeyRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Repository;

/** Gateway Keys in the database, each by the digests of its secrets. */
@Repository
class GatewayKeyRepository implements KeySource {

    private final DSLContext sql;

    GatewayKeyRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What is kept of a secret. */
    record Secret(String digest, String shown) {}

    /** The newest first. */
    List<GatewayKey> list(UUID projectId, Instant now) {
        return select(GATEWAY_KEY.PROJECT_ID.eq(projectId))
                .orderBy(GATEWAY_KEY.CREATED_AT.desc(), GATEWAY_KEY.ID)
                .fetch(row -> read(row, now));
    }

    Optional<GatewayKey> find(UUID projectId, UUID keyId, Instant now) {
        return select(GATEWAY_KEY.ID.eq(keyId).and(GATEWAY_KEY.PROJECT_ID.eq(projectId)))
                .fetchOptional(row -> read(row, now));
    }

    /** As {@link #find}; others who lock it wait until this transaction ends. */
    Optional<GatewayKey> lock(UUID projectId, UUID keyId, Instant now) {
        sql.select(GATEWAY_KEY.ID)
                .from(GATEWAY_KEY)
                .where(GATEWAY_KEY.ID.eq(keyId))
                .forUpdate()
                .fetch();
        return find(projectId, keyId, now);
    }

    /** By its present secret, or by the outgoing one. */
    Optional<GatewayKey> findByDigest(String digest, Instant now) {
        return select(GATEWAY_KEY
                        .DIGEST
                        .eq(digest)
                        .or(GATEWAY_KEY.OUTGOING_DIGEST.eq(digest).and(GATEWAY_KEY.OUTGOING_EXPIRES_AT.gt(now))))
                .fetchOptional(row -> read(row, now));
    }

    boolean isOutgoing(String digest) {
        return sql.fetchExists(GATEWAY_KEY, GATEWAY_KEY.OUTGOING_DIGEST.eq(digest));
    }

    private SelectConditionStep<Record> select(Condition condition) {
        return sql.select(GATEWAY_KEY.fields())
                .select(PROJECT.WORKSPACE_ID, WORKSPACE.PLAIN_KEYS_MANAGE)
                .from(GATEWAY_KEY)
                .join(PROJECT)
                .on(PROJECT.ID.eq(GATEWAY_KEY.PROJECT_ID))
                .join(WORKSPACE)
                .on(WORKSPACE.ID.eq(PROJECT.WORKSPACE_ID))
                .where(condition);
    }

    void insert(
            UUID id,
            UUID projectId,
            GatewayKeySettings settings,
            Secret secret,
            @Nullable String createdBy,
            Instant now) {
        var row = sql.newRecord(GATEWAY_KEY);
        row.setId(id);
        row.setProjectId(projectId);
        row.setEnvironmentId(settings.environmentId());
        row.setDigest(secret.digest());
        row.setPrefix(secret.shown());
        row.setCreatedBy(createdBy);
        row.setCreatedAt(now);
        write(settings, row);
        row.insert();
    }

    void update(UUID keyId, GatewayKeySettings settings) {
        var row = sql.newRecord(GATEWAY_KEY);
        write(settings, row);
        sql.update(GATEWAY_KEY)
                .set(row)
                .set(GATEWAY_KEY.REVISION, GATEWAY_KEY.REVISION.plus(1))
                .where(GATEWAY_KEY.ID.eq(keyId))
                .execute();
    }

    private static void write(GatewayKeySettings settings, GatewayKeyRecord row) {
        row.setLabel(settings.label());
        row.setExpiresAt(settings.expiresAt());
        row.setScopes(
                settings.scopes() == null
                        ? null
                        : joined(settings.scopes().stream().map(KeyScope::wire).toList()));
        row.setIpRanges(settings.ipRanges().isEmpty() ? null : joined(settings.ipRanges()));
        row.setRequestsPerMinute(settings.requestsPerMinute());
    }

    /** @param outgoingUntil how long the secret before works on; null for not at all */
    void rotate(UUID keyId, Secret secret, Instant now, @Nullable Instant outgoingUntil) {
        var row = sql.fetchSingle(GATEWAY_KEY, GATEWAY_KEY.ID.eq(keyId));
        row.setOutgoingDigest(outgoingUntil == null ? null : row.getDigest());
        row.setOutgoingPrefix(outgoingUntil == null ? null : row.getPrefix());
        row.setOutgoingExpiresAt(outgoingUntil);
        row.setOutgoingUsedAt(null);
        row.setDigest(secret.digest());
        row.setPrefix(secret.shown());
        row.setRotatedAt(now);
        row.setRevision(row.getRevision() + 1);
        row.update();
    }

    void endOverlap(UUID keyId) {
        sql.update(GATEWAY_KEY)
                .setNull(GATEWAY_KEY.OUTGOING_DIGEST)
                .setNull(GATEWAY_KEY.OUTGOING_PREFIX)
                .setNull(GATEWAY_KEY.OUTGOING_EXPIRES_AT)
                .setNull(GATEWAY_KEY.OUTGOING_USED_AT)
                .set(GATEWAY_KEY.REVISION, GATEWAY_KEY.REVISION.plus(1))
                .where(GATEWAY_KEY.ID.eq(keyId))
                .execute();
    }

    /** False when it was already gone. */
    boolean delete(UUID keyId) {
        return sql.deleteFrom(GATEWAY_KEY).where(GATEWAY_KEY.ID.eq(keyId)).execute() == 1;
    }

    /** Never moves a time backwards, whatever the order in which nodes report. */
    void used(UUID keyId, boolean outgoing, Instant at) {
        var used = outgoing ? GATEWAY_KEY.OUTGOING_USED_AT : GATEWAY_KEY.LAST_USED_AT;
        sql.update(GATEWAY_KEY)
                .set(used, at)
                .where(GATEWAY_KEY.ID.eq(keyId), used.isNull().or(used.lt(at)))
                .execute();
    }

    @Override
    public List<Entry> keys() {
        List<Entry> entries = new ArrayList<>();
        for (var found : select(DSL.noCondition()).fetch()) {
            var row = found.into(GATEWAY_KEY);
            var caller = new Caller.GatewayKey(
                    row.getId(),
                    Objects.requireNonNull(found.get(PROJECT.WORKSPACE_ID)),
                    row.getProjectId(),
                    row.getEnvironmentId(),
                    scopes(found));
            var ranges =
                    list(row.getIpRanges()).stream().map(IpAddressMatcher::new).toList();
            entries.add(
                    new Entry(row.getDigest(), caller, row.getExpiresAt(), ranges, row.getRequestsPerMinute(), false));
            if (row.getOutgoingDigest() != null) {
                entries.add(new Entry(
                        row.getOutgoingDigest(),
                        caller,
                        earlier(row.getOutgoingExpiresAt(), row.getExpiresAt()),
                        ranges,
                        row.getRequestsPerMinute(),
                        true));
            }
        }
        return entries;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static GatewayKey read(Record found, Instant now) {
        var row = found.into(GATEWAY_KEY);
        var outgoingUntil = row.getOutgoingExpiresAt();
        return new GatewayKey(
                row.getId(),
                row.getProjectId(),
                new GatewayKeySettings(
                        row.getLabel(),
                        row.getEnvironmentId(),
                        row.getExpiresAt(),
                        row.getScopes() == null ? null : granted(row.getScopes()),
                        list(row.getIpRanges()),
                        row.getRequestsPerMinute()),
                scopes(found),
                row.getPrefix(),
                row.getCreatedBy(),
                row.getCreatedAt(),
                row.getLastUsedAt(),
                row.getRotatedAt(),
                outgoingUntil != null && outgoingUntil.isAfter(now)
                        ? new GatewayKey.Outgoing(row.getOutgoingPrefix(), outgoingUntil, row.getOutgoingUsedAt())
                        : null,
                row.getRevision());
    }

    private static Set<KeyScope> scopes(Record found) {
        var stored = found.get(GATEWAY_KEY.SCOPES);
        if (stored != null) {
            return granted(stored);
        }
        if (!Boolean.TRUE.equals(found.get(WORKSPACE.PLAIN_KEYS_MANAGE))) {
            return KeyScope.PLAIN;
        }
        var scopes = EnumSet.of(KeyScope.MANAGE);
        scopes.addAll(KeyScope.PLAIN);
        return scopes;
    }

    private static Set<KeyScope> granted(String stored) {
        return list(stored).stream()
                .map(KeyScope::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String joined(Collection<String> words) {
        return words.stream().sorted().distinct().collect(Collectors.joining(" "));
    }

    private static List<String> list(@Nullable String stored) {
        return stored == null ? List.of() : Arrays.asList(stored.split(" ", -1));
    }
}
