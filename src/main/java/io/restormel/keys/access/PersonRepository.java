package io.restormel.keys.access;

import static io.restormel.keys.db.Tables.PERSON;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The table of people. Addresses are compared without regard to case, by being stored in lower case. */
@Repository
class PersonRepository {

    private final DSLContext sql;

    PersonRepository(DSLContext sql) {
        this.sql = sql;
    }

    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return !sql.fetchExists(PERSON);
    }

    void insert(
            UUID id,
            UUID workspaceId,
            String email,
            String name,
            Role role,
            @Nullable String passwordHash,
            Instant now) {
        sql.insertInto(PERSON)
                .set(PERSON.ID, id)
                .set(PERSON.WORKSPACE_ID, workspaceId)
                .set(PERSON.EMAIL, normalised(email))
                .set(PERSON.NAME, name)
                .set(PERSON.ROLE, role.wire())
                .set(PERSON.PASSWORD_HASH, passwordHash)
                .set(PERSON.CREATED_AT, now)
                .execute();
    }

    Optional<Member> find(UUID id) {
        return findWhere(PERSON.ID.eq(id));
    }

    Optional<Member> findByEmail(String email) {
        return findWhere(PERSON.EMAIL.eq(normalised(email)));
    }

    Optional<Member> findByIdentity(String issuer, String subject) {
        return findWhere(PERSON.ISSUER.eq(issuer).and(PERSON.SUBJECT.eq(subject)));
    }

    private Optional<Member> findWhere(Condition condition) {
        return sql.selectFrom(PERSON).where(condition).fetchOptional(PersonRepository::member);
    }

    List<Member> list(UUID workspaceId) {
        return sql.selectFrom(PERSON)
                .where(PERSON.WORKSPACE_ID.eq(workspaceId))
                .orderBy(PERSON.CREATED_AT, PERSON.ID)
                .fetch(PersonRepository::member);
    }

    @Nullable
    String passwordHash(UUID id) {
        return sql.select(PERSON.PASSWORD_HASH)
                .from(PERSON)
                .where(PERSON.ID.eq(id))
                .fetchOne(PERSON.PASSWORD_HASH);
    }

    /** Locks the workspace's enabled owners, so that two administrators cannot remove the last two at once. */
    List<UUID> lockOwners(UUID workspaceId) {
        return sql.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.WORKSPACE_ID.eq(workspaceId))
                .and(PERSON.ROLE.eq(Role.OWNER.wire()))
                .and(PERSON.DISABLED.isFalse())
                .orderBy(PERSON.ID)
                .forUpdate()
                .fetch(PERSON.ID);
    }

    boolean update(UUID id, long revision, Role role, boolean disabled) {
        return sql.update(PERSON)
                        .set(PERSON.ROLE, role.wire())
                        .set(PERSON.DISABLED, disabled)
                        .set(PERSON.REVISION, PERSON.REVISION.plus(1))
                        .where(PERSON.ID.eq(id).and(PERSON.REVISION.eq(revision)))
                        .execute()
                == 1;
    }

    /** @return false when the person was changed or removed since that revision */
    boolean setPassword(UUID id, long revision, String passwordHash) {
        return sql.update(PERSON)
                        .set(PERSON.PASSWORD_HASH, passwordHash)
                        .where(PERSON.ID.eq(id).and(PERSON.REVISION.eq(revision)))
                        .execute()
                == 1;
    }

    void link(UUID id, String issuer, String subject) {
        sql.update(PERSON)
                .set(PERSON.ISSUER, issuer)
                .set(PERSON.SUBJECT, subject)
                .where(PERSON.ID.eq(id))
                .execute();
    }

    void signedIn(UUID id, Instant at) {
        sql.update(PERSON)
                .set(PERSON.LAST_SIGN_IN_AT, at)
                .where(PERSON.ID.eq(id))
                .execute();
    }

    /** @return false when the person was changed or removed since that revision */
    boolean delete(UUID id, long revision) {
        return sql.deleteFrom(PERSON)
                        .where(PERSON.ID.eq(id).and(PERSON.REVISION.eq(revision)))
                        .execute()
                == 1;
    }

    private static Member member(Record row) {
        return new Member(
                row.get(PERSON.ID),
                row.get(PERSON.WORKSPACE_ID),
                row.get(PERSON.EMAIL),
                row.get(PERSON.NAME),
                Role.ofWire(row.get(PERSON.ROLE)),
                row.get(PERSON.DISABLED),
                row.get(PERSON.PASSWORD_HASH) != null,
                row.get(PERSON.ISSUER),
                row.get(PERSON.REVISION),
                row.get(PERSON.LAST_SIGN_IN_AT));
    }
}
