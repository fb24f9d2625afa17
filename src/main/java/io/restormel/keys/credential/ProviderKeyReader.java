package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL_REQUIREMENT;

import io.restormel.keys.engine.ProviderKey;
import io.restormel.keys.engine.ProviderKeys;
import io.restormel.keys.snapshot.CredentialSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the snapshot which keys of the workspace each project can use. Removed credentials and bindings are told too,
 * as unusable: that a provider was once managed here is what makes its last key's removal count.
 */
@Component
class ProviderKeyReader implements CredentialSource {

    private final CredentialRepository credentials;
    private final CredentialBindingRepository bindings;
    private final MonthlyCaps caps;
    private final DSLContext sql;

    ProviderKeyReader(
            CredentialRepository credentials, CredentialBindingRepository bindings, MonthlyCaps caps, DSLContext sql) {
        this.credentials = credentials;
        this.bindings = bindings;
        this.caps = caps;
        this.sql = sql;
    }

    @Override
    public Map<UUID, ProviderKeys> keysOf(UUID workspaceId, Set<UUID> projectIds) {
        var required = sql.select(CREDENTIAL_REQUIREMENT.TARGET_ID)
                .from(CREDENTIAL_REQUIREMENT)
                .where(CREDENTIAL_REQUIREMENT.WORKSPACE_ID.eq(workspaceId))
                .fetchSet(CREDENTIAL_REQUIREMENT.TARGET_ID);
        var all = credentials.everOfWorkspace(workspaceId);
        var byCredential = all.isEmpty()
                ? Map.<UUID, List<CredentialBinding>>of()
                : bindings.everOfWorkspace(workspaceId).stream()
                        .collect(Collectors.groupingBy(CredentialBinding::credentialId));
        var capped = caps.reached(all);
        Map<UUID, ProviderKeys> keys = new HashMap<>();
        for (var project : projectIds) {
            keys.put(
                    project,
                    new ProviderKeys(
                            required.contains(workspaceId) || required.contains(project),
                            all.stream()
                                    .flatMap(each -> in(
                                            project,
                                            each,
                                            capped.contains(each.id()),
                                            byCredential.getOrDefault(each.id(), List.of())))
                                    .toList()));
        }
        return keys;
    }

    private static Stream<ProviderKey> in(
            UUID project, Credential credential, boolean capped, List<CredentialBinding> bindings) {
        if (credential.reach() == Reach.WORKSPACE) {
            return Stream.of(key(credential, null, credential.usable(), capped));
        }
        return bindings.stream()
                .filter(binding -> binding.projectId().equals(project))
                .map(binding -> key(
                        credential,
                        binding.environmentId() == null
                                ? null
                                : binding.environmentId().toString(),
                        credential.usable() && binding.removedAt() == null,
                        capped));
    }

    private static ProviderKey key(
            Credential credential, @Nullable String environment, boolean usable, boolean capped) {
        return new ProviderKey(
                credential.id().toString(),
                credential.providerType(),
                environment,
                credential.terms().allowedModels(),
                usable && !capped,
                usable && capped ? MonthlyCaps.sentence(credential) : null);
    }
}
