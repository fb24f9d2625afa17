package io.restormel.keys.snapshot;

import io.restormel.keys.engine.ProviderKeys;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where the snapshot reads which providers' keys each project can use. Called inside its read transaction. */
public interface CredentialSource {

    /** For every one of these projects of one workspace. */
    Map<UUID, ProviderKeys> keysOf(UUID workspaceId, Set<UUID> projectIds);
}
