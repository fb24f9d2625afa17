package io.restormel.keys.audit;

import static io.restormel.keys.db.Tables.AUDIT_EVENT;
import static io.restormel.keys.db.Tables.AUDIT_HEAD;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Appends to the audit log; there is no method that changes or removes a row. */
@Repository
class AuditRepository {

    private static final AuditHead START = new AuditHead(0, ChainHash.START, "");

    private final DSLContext sql;

    AuditRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The end of the chain; others who want to append wait until this transaction ends. */
    AuditHead lockHead(UUID workspaceId) {
        return locked(workspaceId).orElseGet(() -> {
            sql.insertInto(AUDIT_HEAD)
                    .set(AUDIT_HEAD.WORKSPACE_ID, workspaceId)
                    .set(AUDIT_HEAD.SEQ, START.seq())
                    .set(AUDIT_HEAD.HASH, START.hash())
                    .set(AUDIT_HEAD.SEAL, START.seal())
                    .onConflictDoNothing()
                    .execute();
            return locked(workspaceId).orElseThrow();
        });
    }

    private Optional<AuditHead> locked(UUID workspaceId) {
        return sql.select(AUDIT_HEAD.SEQ, AUDIT_HEAD.HASH, AUDIT_HEAD.SEAL)
                .from(AUDIT_HEAD)
                .where(AUDIT_HEAD.WORKSPACE_ID.eq(workspaceId))
                .forUpdate()
                .fetchOptional(row -> new AuditHead(row.value1(), row.value2(), row.value3()));
    }

    /** What the last row says, whatever the head says. */
    AuditHead last(UUID workspaceId) {
        return sql.select(AUDIT_EVENT.SEQ, AUDIT_EVENT.HASH)
                .from(AUDIT_EVENT)
                .where(AUDIT_EVENT.WORKSPACE_ID.eq(workspaceId))
                .orderBy(AUDIT_EVENT.WORKSPACE_ID.desc(), AUDIT_EVENT.SEQ.desc())
                .limit(1)
                .fetchOptional(row -> new AuditHead(row.value1(), row.value2(), ""))
                .orElse(START);
    }

    void insert(ChainedEvent chained) {
        var event = chained.event();
        sql.insertInto(AUDIT_EVENT)
                .set(AUDIT_EVENT.WORKSPACE_ID, event.workspaceId())
                .set(AUDIT_EVENT.SEQ, event.seq())
                .set(AUDIT_EVENT.OCCURRED_AT, event.at().toEpochMilli())
                .set(AUDIT_EVENT.ACTOR_TYPE, event.actor().type())
                .set(AUDIT_EVENT.ACTOR_ID, event.actor().id())
                .set(AUDIT_EVENT.ACTOR_NAME, event.actor().name())
                .set(AUDIT_EVENT.IP, event.origin().ip())
                .set(AUDIT_EVENT.USER_AGENT, event.origin().userAgent())
                .set(AUDIT_EVENT.REQUEST_ID, event.origin().requestId())
                .set(AUDIT_EVENT.ACTION, event.action())
                .set(AUDIT_EVENT.TARGET_TYPE, event.target().type())
                .set(AUDIT_EVENT.TARGET_ID, event.target().id())
                .set(AUDIT_EVENT.TARGET_NAME, event.target().name())
                .set(AUDIT_EVENT.PROJECT_ID, event.projectId())
                .set(AUDIT_EVENT.END_USER, event.endUser())
                .set(AUDIT_EVENT.BEFORE_STATE, event.before())
                .set(AUDIT_EVENT.AFTER_STATE, event.after())
                .set(AUDIT_EVENT.PREV_HASH, chained.prevHash())
                .set(AUDIT_EVENT.HASH, chained.hash())
                .set(AUDIT_EVENT.SEAL, chained.seal())
                .execute();
    }

    void moveHead(UUID workspaceId, AuditHead head) {
        sql.update(AUDIT_HEAD)
                .set(AUDIT_HEAD.SEQ, head.seq())
                .set(AUDIT_HEAD.HASH, head.hash())
                .set(AUDIT_HEAD.SEAL, head.seal())
                .where(AUDIT_HEAD.WORKSPACE_ID.eq(workspaceId))
                .execute();
    }
}
