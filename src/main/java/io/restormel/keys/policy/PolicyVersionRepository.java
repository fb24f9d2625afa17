package io.restormel.keys.policy;

import static io.restormel.keys.db.Tables.POLICY_VERSION;

import io.restormel.keys.db.tables.records.PolicyVersionRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Published versions of policies. They are only ever added, and go with their policy. */
@Repository
class PolicyVersionRepository {

    private final DSLContext sql;

    PolicyVersionRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The newest first. */
    List<PolicyVersion> of(UUID policyId, int before, int limit) {
        return sql.selectFrom(POLICY_VERSION)
                .where(POLICY_VERSION.POLICY_ID.eq(policyId), POLICY_VERSION.VERSION.lt(before))
                .orderBy(POLICY_VERSION.VERSION.desc())
                .limit(limit)
                .fetch(PolicyVersionRepository::version);
    }

    Optional<PolicyVersion> find(UUID policyId, int version) {
        return sql.selectFrom(POLICY_VERSION)
                .where(POLICY_VERSION.POLICY_ID.eq(policyId), POLICY_VERSION.VERSION.eq(version))
                .fetchOptional(PolicyVersionRepository::version);
    }

    /** To be asked while the policy is locked. */
    int next(UUID policyId) {
        var last = sql.select(DSL.max(POLICY_VERSION.VERSION))
                .from(POLICY_VERSION)
                .where(POLICY_VERSION.POLICY_ID.eq(policyId))
                .fetchOne(DSL.max(POLICY_VERSION.VERSION));
        return last == null ? 1 : last + 1;
    }

    void insert(PolicyVersion version) {
        sql.insertInto(POLICY_VERSION)
                .set(POLICY_VERSION.ID, version.id())
                .set(POLICY_VERSION.POLICY_ID, version.policyId())
                .set(POLICY_VERSION.VERSION, version.version())
                .set(POLICY_VERSION.ACTION, version.action())
                .set(POLICY_VERSION.RESTORED_FROM, version.restoredFrom())
                .set(POLICY_VERSION.NAME, version.name())
                .set(POLICY_VERSION.TYPE, version.type())
                .set(POLICY_VERSION.STATUS, version.status().wire())
                .set(POLICY_VERSION.RULE, JSONB.jsonb(version.definition()))
                .set(POLICY_VERSION.SUMMARY, version.summary())
                .set(POLICY_VERSION.ACTOR_ID, version.actorId())
                .set(POLICY_VERSION.ACTOR_TYPE, version.actorType())
                .set(POLICY_VERSION.CREATED_AT, version.createdAt())
                .execute();
    }

    private static PolicyVersion version(PolicyVersionRecord row) {
        return new PolicyVersion(
                row.getId(),
                row.getPolicyId(),
                row.getVersion(),
                row.getAction(),
                row.getRestoredFrom(),
                row.getName(),
                row.getType(),
                PolicyStatus.stored(row.getStatus()),
                row.getRule().data(),
                row.getSummary(),
                row.getActorId(),
                row.getActorType(),
                row.getCreatedAt());
    }
}
