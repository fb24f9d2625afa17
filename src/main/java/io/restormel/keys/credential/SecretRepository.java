package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static io.restormel.keys.db.Tables.CREDENTIAL_SECRET;

import io.restormel.keys.platform.WrappedKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Sealed secrets. Each is read with the place where it stands now, so that one that was moved does not open. */
@Repository
class SecretRepository {

    private final DSLContext sql;

    SecretRepository(DSLContext sql) {
        this.sql = sql;
    }

    Optional<SealedSecret> find(UUID credentialId, SecretSlot slot) {
        return select().where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(credentialId), CREDENTIAL_SECRET.SLOT.eq(slot.wire()))
                .fetchOptional(SecretRepository::read);
    }

    /** Takes the place of what was in the slot. */
    void put(SealedSecret secret) {
        delete(secret.place().credentialId(), secret.place().slot());
        sql.insertInto(CREDENTIAL_SECRET)
                .set(CREDENTIAL_SECRET.CREDENTIAL_ID, secret.place().credentialId())
                .set(CREDENTIAL_SECRET.SLOT, secret.place().slot().wire())
                .set(CREDENTIAL_SECRET.CIPHERTEXT, secret.ciphertext())
                .set(CREDENTIAL_SECRET.WRAPPED_KEY, secret.key().bytes())
                .set(CREDENTIAL_SECRET.KEK_ID, secret.key().keyId())
                .set(CREDENTIAL_SECRET.CREATED_AT, secret.createdAt())
                .set(CREDENTIAL_SECRET.VALID_UNTIL, secret.validUntil())
                .execute();
    }

    void delete(UUID credentialId, SecretSlot slot) {
        sql.deleteFrom(CREDENTIAL_SECRET)
                .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(credentialId), CREDENTIAL_SECRET.SLOT.eq(slot.wire()))
                .execute();
    }

    void deleteAll(UUID credentialId) {
        sql.deleteFrom(CREDENTIAL_SECRET)
                .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(credentialId))
                .execute();
    }

    /** The previous secrets whose overlap has ended. */
    List<UUID> deleteOutlived(Instant now) {
        return sql.deleteFrom(CREDENTIAL_SECRET)
                .where(CREDENTIAL_SECRET.VALID_UNTIL.le(now))
                .returning(CREDENTIAL_SECRET.CREDENTIAL_ID)
                .fetch(CREDENTIAL_SECRET.CREDENTIAL_ID);
    }

    int count() {
        return sql.fetchCount(CREDENTIAL_SECRET);
    }

    int countUnderOtherKeys(String keyId) {
        return sql.fetchCount(CREDENTIAL_SECRET, CREDENTIAL_SECRET.KEK_ID.ne(keyId));
    }

    /**
     * Secrets under another key than this, by credential id, with both slots of a credential together.
     *
     * @param after the last credential looked at; null to begin
     */
    List<SealedSecret> underOtherKeys(String keyId, @Nullable UUID after, int limit) {
        var others = CREDENTIAL_SECRET.KEK_ID.ne(keyId);
        return select().where(after == null ? others : others.and(CREDENTIAL_SECRET.CREDENTIAL_ID.gt(after)))
                .orderBy(CREDENTIAL_SECRET.CREDENTIAL_ID, CREDENTIAL_SECRET.SLOT)
                .limit(limit)
                .fetch(SecretRepository::read);
    }

    /** False when the secret was replaced or sealed anew by somebody else meanwhile. */
    boolean rewrapped(SealedSecret before, WrappedKey key) {
        return sql.update(CREDENTIAL_SECRET)
                        .set(CREDENTIAL_SECRET.WRAPPED_KEY, key.bytes())
                        .set(CREDENTIAL_SECRET.KEK_ID, key.keyId())
                        .where(
                                CREDENTIAL_SECRET.CREDENTIAL_ID.eq(
                                        before.place().credentialId()),
                                CREDENTIAL_SECRET.SLOT.eq(before.place().slot().wire()),
                                CREDENTIAL_SECRET.WRAPPED_KEY.eq(before.key().bytes()))
                        .execute()
                == 1;
    }

    private SelectOnConditionStep<Record> select() {
        return sql.select(CREDENTIAL_SECRET.fields())
                .select(CREDENTIAL.WORKSPACE_ID, CREDENTIAL.PROJECT_ID, CREDENTIAL.END_USER_ID)
                .from(CREDENTIAL_SECRET)
                .join(CREDENTIAL)
                .on(CREDENTIAL.ID.eq(CREDENTIAL_SECRET.CREDENTIAL_ID));
    }

    private static SealedSecret read(Record row) {
        var secret = row.into(CREDENTIAL_SECRET);
        var owner = new Owner(
                row.get(CREDENTIAL.WORKSPACE_ID), row.get(CREDENTIAL.PROJECT_ID), row.get(CREDENTIAL.END_USER_ID));
        return new SealedSecret(
                new SecretPlace(owner, secret.getCredentialId(), SecretSlot.ofWire(secret.getSlot())),
                secret.getCiphertext(),
                new WrappedKey(secret.getKekId(), secret.getWrappedKey()),
                secret.getCreatedAt(),
                secret.getValidUntil());
    }
}
