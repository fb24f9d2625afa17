package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL_REQUIREMENT;

import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Workspaces and projects in which every provider needs a credential. */
@Repository
class CredentialRequirementRepository {

    private final DSLContext sql;

    CredentialRequirementRepository(DSLContext sql) {
        this.sql = sql;
    }

    boolean isRequired(UUID targetId) {
        return sql.fetchExists(CREDENTIAL_REQUIREMENT, CREDENTIAL_REQUIREMENT.TARGET_ID.eq(targetId));
    }

    void require(UUID targetId, UUID workspaceId, Instant now) {
        sql.insertInto(CREDENTIAL_REQUIREMENT)
                .set(CREDENTIAL_REQUIREMENT.TARGET_ID, targetId)
                .set(CREDENTIAL_REQUIREMENT.WORKSPACE_ID, workspaceId)
                .set(CREDENTIAL_REQUIREMENT.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    void release(UUID targetId) {
        sql.deleteFrom(CREDENTIAL_REQUIREMENT)
                .where(CREDENTIAL_REQUIREMENT.TARGET_ID.eq(targetId))
                .execute();
    }
}
