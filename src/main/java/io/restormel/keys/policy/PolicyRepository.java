package io.restormel.keys.policy;

import static io.restormel.keys.db.Tables.POLICY;

import io.restormel.keys.db.tables.records.PolicyRecord;
import io.restormel.keys.engine.PolicyRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The table of policies. */
@Repository
class PolicyRepository {

    private final DSLContext sql;

    PolicyRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Oldest first. */
    List<Policy> list(UUID workspaceId) {
        return sql.selectFrom(POLICY)
                .where(POLICY.WORKSPACE_ID.eq(workspaceId))
                .orderBy(POLICY.CREATED_AT, POLICY.ID)
                .fetch(PolicyRepository::policy);
    }

    Optional<Policy> find(UUID workspaceId, UUID id) {
        return sql.selectFrom(POLICY)
                .where(POLICY.ID.eq(id), POLICY.WORKSPACE_ID.eq(workspaceId))
                .fetchOptional(PolicyRepository::policy);
    }

    /** Makes others wait who want to bind the same policy; false when it does not exist. */
    boolean lock(UUID workspaceId, UUID id) {
        return sql.select(POLICY.ID)
                .from(POLICY)
                .where(POLICY.ID.eq(id), POLICY.WORKSPACE_ID.eq(workspaceId))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    void insert(Policy policy) {
        sql.insertInto(POLICY)
                .set(POLICY.ID, policy.id())
                .set(POLICY.WORKSPACE_ID, policy.workspaceId())
                .set(POLICY.NAME, policy.name())
                .set(POLICY.TYPE, policy.type())
                .set(POLICY.STATUS, policy.status().wire())
                .set(POLICY.RULE, JSONB.jsonb(policy.definition()))
                .set(POLICY.SAMPLE, policy.sample())
                .set(POLICY.REVISION, policy.revision())
                .set(POLICY.CREATED_BY, policy.createdBy())
                .set(POLICY.UPDATED_BY, policy.updatedBy())
                .set(POLICY.UPDATED_VIA, policy.updatedVia())
                .set(POLICY.CREATED_AT, policy.createdAt())
                .set(POLICY.UPDATED_AT, policy.updatedAt())
                .execute();
    }

    /** False when the policy is gone or no longer has this revision. */
    boolean update(Policy before, PolicyChange change, long revision, String updatedBy, Instant now) {
        var rule = change.rule();
        var status = change.status() == null ? before.status() : change.status();
        return sql.update(POLICY)
                        .set(POLICY.NAME, change.name() == null ? before.name() : change.name())
                        .set(POLICY.TYPE, rule == null ? before.type() : rule.type())
                        .set(POLICY.STATUS, status.wire())
                        .set(POLICY.RULE, JSONB.jsonb(definition(rule, before)))
                        .set(POLICY.CHANGE_SUMMARY, change.changeSummary())
                        .set(POLICY.REVISION, revision + 1)
                        .set(POLICY.UPDATED_BY, updatedBy)
                        .set(POLICY.UPDATED_VIA, change.updatedVia())
                        .set(POLICY.UPDATED_AT, now)
                        .where(
                                POLICY.ID.eq(before.id()),
                                POLICY.WORKSPACE_ID.eq(before.workspaceId()),
                                POLICY.REVISION.eq(revision))
                        .execute()
                == 1;
    }

    private static String definition(@Nullable PolicyRule rule, Policy before) {
        return rule == null ? before.definition() : PolicyRules.write(rule).toString();
    }

    boolean delete(UUID workspaceId, UUID id) {
        return sql.deleteFrom(POLICY)
                        .where(POLICY.ID.eq(id), POLICY.WORKSPACE_ID.eq(workspaceId))
                        .execute()
                == 1;
    }

    private static Policy policy(PolicyRecord row) {
        var definition = row.getRule().data();
        return new Policy(
                row.getId(),
                row.getWorkspaceId(),
                row.getName(),
                row.getType(),
                PolicyStatus.stored(row.getStatus()),
                PolicyRules.stored(row.getType(), definition),
                definition,
                row.getSample(),
                row.getChangeSummary(),
                row.getRevision(),
                row.getCreatedBy(),
                row.getUpdatedBy(),
                row.getUpdatedVia(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }
}
