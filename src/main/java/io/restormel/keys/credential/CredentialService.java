package io.restormel.keys.credential;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The credentials of the caller's workspace. Looking needs a viewer, changing an admin; Gateway Keys may neither. What
 * changes is in force when the call returns. Thread-safe.
 */
@Service
public class CredentialService {

    private final CredentialRepository credentials;
    private final CredentialKeeper keeper;
    private final CredentialAccess access;

    CredentialService(CredentialRepository credentials, CredentialKeeper keeper, CredentialAccess access) {
        this.credentials = credentials;
        this.keeper = keeper;
        this.access = access;
    }

    /** By provider, then in the order in which they are used. */
    public List<Credential> list() {
        return credentials.ofWorkspace(access.viewer().workspaceId());
    }

    /**
     * A part of {@link #list}: those with these words in name, provider or place, or with this end of the key.
     *
     * @param words blank for all
     * @param offset how many of them come before, from 0
     */
    public List<Credential> page(String words, int offset, int limit) {
        return credentials.page(access.viewer().workspaceId(), words.strip(), offset, limit);
    }

    /** How many there are with these words. */
    public int count(String words) {
        return credentials.count(access.viewer().workspaceId(), words.strip());
    }

    public Credential require(UUID id) {
        return access.visible(access.viewer(), id);
    }

    /** Clears nothing: the caller closes the secret that it gave. */
    @Transactional
    public Credential create(NewCredential request) {
        var admin = access.admin();
        return keeper.add(Owner.workspace(admin.workspaceId()), request, admin.actorId());
    }

    /**
     * @param revision the one the edit was made on; null to edit whatever is there
     * @throws io.restormel.keys.platform.ApplicationException.Stale when it has another revision by now
     */
    @Transactional
    public Credential edit(UUID id, @Nullable Long revision, CredentialEdit edit) {
        var admin = access.admin();
        return keeper.edit(access.locked(admin, id), revision, edit, admin.actorId());
    }

    /**
     * Puts another secret in place; id, bindings and history stay.
     *
     * @param baseUrl in place of the present one; null leaves it
     * @param overlap how long the old secret is kept, in case the provider refuses the new one; up to 7 days
     */
    @Transactional
    public Credential replace(
            UUID id, @Nullable Long revision, ProviderSecret secret, @Nullable URI baseUrl, Duration overlap) {
        var admin = access.admin();
        return keeper.replace(access.locked(admin, id), revision, secret, baseUrl, overlap, admin.actorId());
    }

    /** Takes it out of use at once; its secret is destroyed when undoing is no longer possible. */
    @Transactional
    public Instant remove(UUID id, @Nullable Long revision) {
        var admin = access.admin();
        return keeper.remove(access.locked(admin, id), revision, admin.actorId());
    }

    /** Undoes a removal of the last 10 seconds. */
    @Transactional
    public Credential undoRemoval(UUID id) {
        var admin = access.admin();
        return keeper.restore(access.lockedEvenRemoved(admin, id, true), admin.actorId());
    }
}
