package io.restormel.keys.credential;

import java.util.UUID;

/** Tells of credentials whose calls have failed of late. Implementations are thread-safe and never wait. */
@FunctionalInterface
public interface CredentialHealth {

    /** Whether another one should be handed out in a project, where there is another. */
    boolean isIll(UUID projectId, UUID credentialId);
}
