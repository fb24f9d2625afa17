package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;

import io.restormel.keys.db.tables.records.CredentialRecord;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Credentials in the database, without their secrets. */
@Repository
class CredentialRepository {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final DSLContext sql;

    CredentialRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The workspace's own that are not removed, by provider and order. */
    List<Credential> ofWorkspace(UUID workspaceId) {
        return page(workspaceId, "", 0, Integer.MAX_VALUE);
    }

    /**
     * A part of those that have these words in what tells them apart.
     *
     * @param words empty for all
     */
    List<Credential> page(UUID workspaceId, String words, int offset, int limit) {
        return sql.selectFrom(CREDENTIAL)
                .where(found(workspaceId, words))
                .orderBy(CREDENTIAL.PROVIDER_TYPE, CREDENTIAL.ORDER_INDEX, CREDENTIAL.CREATED_AT, CREDENTIAL.ID)
                .offset(offset)
                .limit(limit)
                .fetch(CredentialRepository::read);
    }

    int count(UUID workspaceId, String words) {
        return sql.fetchCount(CREDENTIAL, found(workspaceId, words));
    }

    private static Condition found(UUID workspaceId, String words) {
        return CREDENTIAL
                .WORKSPACE_ID
                .eq(workspaceId)
                .and(CREDENTIAL.END_USER_ID.isNull())
                .and(CREDENTIAL.REMOVED_AT.isNull())
                .and(
                        words.isEmpty()
                                ? noCondition()
                                : or(
                                        CREDENTIAL.LABEL.containsIgnoreCase(words),
                                        CREDENTIAL.PROVIDER_TYPE.containsIgnoreCase(words),
                                        CREDENTIAL.REFERENCE.containsIgnoreCase(words),
                                        CREDENTIAL.SUFFIX.eq(words)));
    }

    /** As above with the removed ones: what the workspace manages. */
    List<Credential> everOfWorkspace(UUID workspaceId) {
        return sql.selectFrom(CREDENTIAL)
                .where(CREDENTIAL.WORKSPACE_ID.eq(workspaceId), CREDENTIAL.END_USER_ID.isNull())
                .orderBy(CREDENTIAL.ORDER_INDEX, CREDENTIAL.CREATED_AT, CREDENTIAL.ID)
                .fetch(CredentialRepository::read);
    }

    /** An end user's that are not removed, the oldest first. */
    List<Credential> ofEndUser(UUID projectId, String endUserId) {
        return sql.selectFrom(CREDENTIAL)
                .where(
                        CREDENTIAL.PROJECT_ID.eq(projectId),
                        CREDENTIAL.END_USER_ID.eq(endUserId),
                        CREDENTIAL.REMOVED_AT.isNull())
                .orderBy(CREDENTIAL.ORDER_INDEX, CREDENTIAL.CREATED_AT, CREDENTIAL.ID)
                .fetch(CredentialRepository::read);
    }

    /** Also a removed one, until it is purged. */
    Optional<Credential> find(UUID id) {
        return sql.selectFrom(CREDENTIAL).where(CREDENTIAL.ID.eq(id)).fetchOptional(CredentialRepository::read);
    }

    /** By id, also removed ones, until they are purged. */
    Map<UUID, Credential> ofIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sql.selectFrom(CREDENTIAL)
                        .where(CREDENTIAL.ID.in(ids))
                        .fetchMap(CREDENTIAL.ID, CredentialRepository::read);
    }

    /** By id; one that is gone or has no label is left out. */
    Map<UUID, String> labels(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sql.select(CREDENTIAL.ID, CREDENTIAL.LABEL)
                        .from(CREDENTIAL)
                        .where(CREDENTIAL.ID.in(ids).and(CREDENTIAL.LABEL.isNotNull()))
                        .fetchMap(CREDENTIAL.ID, CREDENTIAL.LABEL);
    }

    /** As {@link #find}, and makes others who lock it wait until this transaction ends. */
    Optional<Credential> lock(UUID id) {
        return sql.selectFrom(CREDENTIAL)
                .where(CREDENTIAL.ID.eq(id))
                .forUpdate()
                .fetchOptional(CredentialRepository::read);
    }

    void insert(Credential credential) {
        var row = row(credential);
        row.setId(credential.id());
        row.setWorkspaceId(credential.owner().workspaceId());
        row.setProjectId(credential.owner().projectId());
        row.setEndUserId(credential.owner().endUserId());
        row.setProviderType(credential.providerType());
        row.setMode(credential.mode().wire());
        row.setCreatedBy(credential.createdBy());
        row.setCreatedAt(credential.createdAt());
        sql.insertInto(CREDENTIAL).set(row).execute();
    }

    /** Writes all that can change, at the next revision; false when it no longer has the revision given. */
    boolean update(Credential changed, long revision) {
        var row = row(changed);
        row.setRevision(revision + 1);
        return sql.update(CREDENTIAL)
                        .set(row)
                        .where(CREDENTIAL.ID.eq(changed.id()), CREDENTIAL.REVISION.eq(revision))
                        .execute()
                == 1;
    }

    /** Does not count as an edit. */
    void setVerification(UUID id, Verification verification) {
        sql.update(CREDENTIAL)
                .set(CREDENTIAL.VERIFICATION, verification.wire())
                .set(CREDENTIAL.VERIFICATION_CODE, verification.code())
                .set(CREDENTIAL.VERIFIED_AT, verification.at())
                .set(CREDENTIAL.VERIFY_DUE_AT, verification.dueAt())
                .where(CREDENTIAL.ID.eq(id))
                .execute();
    }

    /** Claims a due verification; false when another node has claimed it first. */
    boolean claimVerification(UUID id, Instant due, Instant next) {
        return sql.update(CREDENTIAL)
                        .set(CREDENTIAL.VERIFY_DUE_AT, next)
                        .where(CREDENTIAL.ID.eq(id), CREDENTIAL.VERIFY_DUE_AT.eq(due))
                        .execute()
                == 1;
    }

    /** Those to verify by now, the longest due first. */
    List<Credential> dueForVerification(Instant now, int limit) {
        return sql.selectFrom(CREDENTIAL)
                .where(
                        CREDENTIAL.VERIFY_DUE_AT.le(now),
                        CREDENTIAL.REMOVED_AT.isNull(),
                        CREDENTIAL.STATUS.eq(CredentialStatus.ACTIVE.wire()))
                .orderBy(CREDENTIAL.VERIFY_DUE_AT)
                .limit(limit)
                .fetch(CredentialRepository::read);
    }

    /** To what it is bound to. */
    void narrow(UUID id) {
        sql.update(CREDENTIAL)
                .set(CREDENTIAL.REACH, Reach.BOUND.wire())
                .set(CREDENTIAL.REVISION, CREDENTIAL.REVISION.plus(1))
                .where(CREDENTIAL.ID.eq(id))
                .execute();
    }

    void used(UUID id, Instant at) {
        sql.update(CREDENTIAL)
                .set(CREDENTIAL.LAST_USED_AT, at)
                .where(CREDENTIAL.ID.eq(id))
                .execute();
    }

    void overlapEnded(UUID id) {
        sql.update(CREDENTIAL)
                .set(CREDENTIAL.PREVIOUS_UNTIL, (Instant) null)
                .where(CREDENTIAL.ID.eq(id))
                .execute();
    }

    /** Removed by then; those of the workspace only if they still have a secret. */
    List<Credential> removedBefore(Instant time, int limit) {
        var secrets = io.restormel.keys.db.Tables.CREDENTIAL_SECRET;
        return sql.selectFrom(CREDENTIAL)
                .where(
                        CREDENTIAL.REMOVED_AT.le(time),
                        CREDENTIAL
                                .END_USER_ID
                                .isNotNull()
                                .or(CREDENTIAL.ID.in(
                                        sql.select(secrets.CREDENTIAL_ID).from(secrets))))
                .limit(limit)
                .fetch(CredentialRepository::read);
    }

    void delete(UUID id) {
        sql.deleteFrom(CREDENTIAL).where(CREDENTIAL.ID.eq(id)).execute();
    }

    /** With their secrets; the count tells how many there were that were not removed already. */
    int deleteOfEndUser(UUID projectId, String endUserId) {
        var theirs = CREDENTIAL.PROJECT_ID.eq(projectId).and(CREDENTIAL.END_USER_ID.eq(endUserId));
        int removed = sql.deleteFrom(CREDENTIAL)
                .where(theirs, CREDENTIAL.REMOVED_AT.isNull())
                .execute();
        sql.deleteFrom(CREDENTIAL).where(theirs).execute();
        return removed;
    }

    private static CredentialRecord row(Credential credential) {
        var row = new CredentialRecord();
        row.setLabel(credential.label());
        row.setReference(credential.reference());
        row.setBaseUrl(
                credential.baseUrl() == null ? null : credential.baseUrl().toString());
        row.setStatus(credential.status().wire());
        row.setReach(credential.reach().wire());
        row.setVerification(credential.verification().wire());
        row.setVerificationCode(credential.verification().code());
        row.setVerifiedAt(credential.verification().at());
        row.setVerifyDueAt(credential.verification().dueAt());
        row.setSuffix(credential.suffix());
        row.setPreviousUntil(credential.previousUntil());
        row.setOrderIndex(credential.terms().orderIndex());
        row.setWeight(credential.terms().weight());
        row.setAllowedModels(
                JSONB.jsonb(MAPPER.writeValueAsString(credential.terms().allowedModels())));
        row.setMonthlyCapUsd(credential.terms().monthlyCapUsd());
        row.setUpdatedAt(credential.updatedAt());
        row.setRemovedAt(credential.removedAt());
        return row;
    }

    private static Credential read(CredentialRecord row) {
        return new Credential(
                row.getId(),
                new Owner(row.getWorkspaceId(), row.getProjectId(), row.getEndUserId()),
                row.getProviderType(),
                row.getLabel(),
                CredentialMode.ofWire(row.getMode()),
                row.getReference(),
                row.getBaseUrl() == null ? null : URI.create(row.getBaseUrl()),
                CredentialStatus.ofWire(row.getStatus()),
                Reach.ofWire(row.getReach()),
                new Verification(
                        row.getVerification() == null ? null : VerificationState.ofWire(row.getVerification()),
                        row.getVerificationCode(),
                        row.getVerifiedAt(),
                        row.getVerifyDueAt()),
                row.getSuffix(),
                row.getPreviousUntil(),
                new Terms(
                        row.getOrderIndex(),
                        row.getWeight(),
                        MAPPER.readValue(row.getAllowedModels().data(), TEXTS),
                        row.getMonthlyCapUsd()),
                row.getRevision(),
                row.getCreatedBy(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                row.getLastUsedAt(),
                row.getRemovedAt());
    }
}
