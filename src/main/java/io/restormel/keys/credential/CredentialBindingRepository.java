package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static io.restormel.keys.db.Tables.CREDENTIAL_BINDING;

import io.restormel.keys.db.tables.records.CredentialBindingRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Bindings in the database. */
@Repository
class CredentialBindingRepository {

    private final DSLContext sql;

    CredentialBindingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** In force, the oldest first. */
    List<CredentialBinding> of(UUID credentialId) {
        return sql.selectFrom(CREDENTIAL_BINDING)
                .where(CREDENTIAL_BINDING.CREDENTIAL_ID.eq(credentialId), CREDENTIAL_BINDING.REMOVED_AT.isNull())
                .orderBy(CREDENTIAL_BINDING.CREATED_AT, CREDENTIAL_BINDING.ID)
                .fetch(CredentialBindingRepository::read);
    }

    /** In force in a project, the oldest first. */
    List<CredentialBinding> ofProject(UUID projectId) {
        return sql.selectFrom(CREDENTIAL_BINDING)
                .where(CREDENTIAL_BINDING.PROJECT_ID.eq(projectId), CREDENTIAL_BINDING.REMOVED_AT.isNull())
                .orderBy(CREDENTIAL_BINDING.CREATED_AT, CREDENTIAL_BINDING.ID)
                .fetch(CredentialBindingRepository::read);
    }

    /** All that ever were, of all credentials of a workspace. */
    List<CredentialBinding> everOfWorkspace(UUID workspaceId) {
        return sql.select(CREDENTIAL_BINDING.fields())
                .from(CREDENTIAL_BINDING)
                .join(CREDENTIAL)
                .on(CREDENTIAL.ID.eq(CREDENTIAL_BINDING.CREDENTIAL_ID))
                .where(CREDENTIAL.WORKSPACE_ID.eq(workspaceId))
                .fetch(row -> read(row.into(CREDENTIAL_BINDING)));
    }

    void insert(CredentialBinding binding) {
        sql.insertInto(CREDENTIAL_BINDING)
                .set(CREDENTIAL_BINDING.ID, binding.id())
                .set(CREDENTIAL_BINDING.CREDENTIAL_ID, binding.credentialId())
                .set(CREDENTIAL_BINDING.PROJECT_ID, binding.projectId())
                .set(CREDENTIAL_BINDING.ENVIRONMENT_ID, binding.environmentId())
                .set(CREDENTIAL_BINDING.CREATED_AT, binding.createdAt())
                .execute();
    }

    /** False when it is not there, or removed already. */
    boolean remove(UUID credentialId, UUID bindingId, Instant now) {
        return sql.update(CREDENTIAL_BINDING)
                        .set(CREDENTIAL_BINDING.REMOVED_AT, now)
                        .where(
                                CREDENTIAL_BINDING.ID.eq(bindingId),
                                CREDENTIAL_BINDING.CREDENTIAL_ID.eq(credentialId),
                                CREDENTIAL_BINDING.REMOVED_AT.isNull())
                        .execute()
                == 1;
    }

    private static CredentialBinding read(CredentialBindingRecord row) {
        return new CredentialBinding(
                row.getId(),
                row.getCredentialId(),
                row.getProjectId(),
                row.getEnvironmentId(),
                row.getCreatedAt(),
                row.getRemovedAt());
    }
}
