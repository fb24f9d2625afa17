package io.restormel.keys.idempotency;

import static io.restormel.keys.db.Tables.IDEMPOTENT_REPLY;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Replies by their request's key. */
@Repository
class IdempotentReplyRepository {

    private final DSLContext sql;

    IdempotentReplyRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** @param sealed null when the reply is not there yet, which only the transaction that carries it out can see */
    record Stored(String fingerprint, @Nullable Integer status, byte @Nullable [] sealed) {}

    /**
     * Takes the key for this transaction; whoever asks with it at the same time waits for its end.
     *
     * @return false when the key was taken before
     */
    boolean take(Ask ask, Instant now) {
        return sql.insertInto(IDEMPOTENT_REPLY)
                        .set(IDEMPOTENT_REPLY.CALLER, ask.caller())
                        .set(IDEMPOTENT_REPLY.REQUEST_KEY, ask.key())
                        .set(IDEMPOTENT_REPLY.FINGERPRINT, ask.fingerprint())
                        .set(IDEMPOTENT_REPLY.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void keep(Ask ask, int status, byte[] sealed) {
        sql.update(IDEMPOTENT_REPLY)
                .set(IDEMPOTENT_REPLY.STATUS, status)
                .set(IDEMPOTENT_REPLY.SEALED, sealed)
                .where(IDEMPOTENT_REPLY.CALLER.eq(ask.caller()), IDEMPOTENT_REPLY.REQUEST_KEY.eq(ask.key()))
                .execute();
    }

    Optional<Stored> find(Ask ask) {
        return sql.selectFrom(IDEMPOTENT_REPLY)
                .where(IDEMPOTENT_REPLY.CALLER.eq(ask.caller()), IDEMPOTENT_REPLY.REQUEST_KEY.eq(ask.key()))
                .fetchOptional(row -> new Stored(row.getFingerprint(), row.getStatus(), row.getSealed()));
    }

    void forgetBefore(Instant time) {
        sql.deleteFrom(IDEMPOTENT_REPLY)
                .where(IDEMPOTENT_REPLY.CREATED_AT.lt(time))
                .execute();
    }
}
