package io.restormel.keys.audit;

import static io.restormel.keys.db.Tables.AUDIT_EVENT;
import static io.restormel.keys.db.Tables.AUDIT_HEAD;
import static io.restormel.keys.db.Tables.WORKSPACE;

import io.restormel.keys.db.tables.records.AuditEventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads the audit log; permission is the caller's matter. */
@Repository
class AuditReader {

    private final DSLContext sql;
    private final AuditSeal seal;

    AuditReader(DSLContext sql, AuditSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** The newest first. */
    List<ChainedEvent> before(UUID workspaceId, long seq, AuditFilter filter, int limit) {
        return sql.selectFrom(AUDIT_EVENT)
                .where(conditions(workspaceId, filter))
                .and(AUDIT_EVENT.SEQ.lt(seq))
                .orderBy(AUDIT_EVENT.WORKSPACE_ID.desc(), AUDIT_EVENT.SEQ.desc())
                .limit(limit)
                .fetch(AuditReader::read);
    }

    /** The oldest first. */
    List<ChainedEvent> after(UUID workspaceId, long seq, AuditFilter filter, int limit) {
        return sql.selectFrom(AUDIT_EVENT)
                .where(conditions(workspaceId, filter))
                .and(AUDIT_EVENT.SEQ.gt(seq))
                .orderBy(AUDIT_EVENT.WORKSPACE_ID, AUDIT_EVENT.SEQ)
                .limit(limit)
                .fetch(AuditReader::read);
    }

    Optional<AuditHead> head(UUID workspaceId) {
        return sql.selectFrom(AUDIT_HEAD)
                .where(AUDIT_HEAD.WORKSPACE_ID.eq(workspaceId))
                .fetchOptional(row -> new AuditHead(row.getSeq(), row.getHash(), row.getSeal()));
    }

    /** The last number of each of these workspaces that has any. */
    Map<UUID, Long> ends(Set<UUID> workspaceIds) {
        return sql.select(AUDIT_HEAD.WORKSPACE_ID, AUDIT_HEAD.SEQ)
                .from(AUDIT_HEAD)
                .where(AUDIT_HEAD.WORKSPACE_ID.in(workspaceIds))
                .fetchMap(AUDIT_HEAD.WORKSPACE_ID, AUDIT_HEAD.SEQ);
    }

    List<UUID> workspaces() {
        return sql.select(WORKSPACE.ID).from(WORKSPACE).fetch(WORKSPACE.ID);
    }

    private List<Condition> conditions(UUID workspaceId, AuditFilter filter) {
        var all = new ArrayList<Condition>();
        all.add(AUDIT_EVENT.WORKSPACE_ID.eq(workspaceId));
        if (filter.since() != null) {
            all.add(AUDIT_EVENT.OCCURRED_AT.ge(filter.since().toEpochMilli()));
        }
        if (filter.until() != null) {
            all.add(AUDIT_EVENT.OCCURRED_AT.lt(filter.until().toEpochMilli()));
        }
        if (filter.action() != null) {
            all.add(AUDIT_EVENT.ACTION.eq(filter.action()));
        }
        if (filter.actorId() != null) {
            all.add(AUDIT_EVENT.ACTOR_ID.eq(filter.actorId()));
        }
        if (filter.targetType() != null) {
            all.add(AUDIT_EVENT.TARGET_TYPE.eq(filter.targetType()));
        }
        if (filter.targetId() != null) {
            all.add(AUDIT_EVENT.TARGET_ID.eq(filter.targetId()));
        }
        if (filter.projectId() != null) {
            all.add(AUDIT_EVENT.PROJECT_ID.eq(filter.projectId()));
            if (filter.endUserId() != null) {
                all.add(AUDIT_EVENT.END_USER.eq(seal.pseudonym(filter.projectId(), filter.endUserId())));
            }
        }
        if (filter.text() != null) {
            all.add(matches(filter.text()));
        }
        return all;
    }

    private static Condition matches(String text) {
        return DSL.or(
                AUDIT_EVENT.TARGET_ID.eq(text),
                AUDIT_EVENT.ACTOR_ID.eq(text),
                AUDIT_EVENT.REQUEST_ID.eq(text),
                AUDIT_EVENT.END_USER.eq(text),
                AUDIT_EVENT.ACTOR_NAME.containsIgnoreCase(text),
                AUDIT_EVENT.TARGET_NAME.containsIgnoreCase(text),
                AUDIT_EVENT.IP.containsIgnoreCase(text),
                AUDIT_EVENT.ACTION.containsIgnoreCase(text));
    }

    private static ChainedEvent read(AuditEventRecord row) {
        var event = new AuditEvent(
                row.getWorkspaceId(),
                row.getSeq(),
                Instant.ofEpochMilli(row.getOccurredAt()),
                new AuditEvent.Actor(row.getActorType(), row.getActorId(), row.getActorName()),
                new AuditEvent.Origin(row.getIp(), row.getUserAgent(), row.getRequestId()),
                row.getAction(),
                new AuditEvent.Target(row.getTargetType(), row.getTargetId(), row.getTargetName()),
                row.getProjectId(),
                row.getEndUser(),
                row.getBeforeState(),
                row.getAfterState());
        return new ChainedEvent(event, row.getPrevHash(), row.getHash(), row.getSeal());
    }
}
