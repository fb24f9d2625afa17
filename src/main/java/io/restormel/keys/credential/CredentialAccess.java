package io.restormel.keys.credential;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may see and change the workspace's credentials: people and management keys, never a Gateway Key. */
@Component
class CredentialAccess {

    private final CurrentCaller callers;
    private final CredentialRepository credentials;

    CredentialAccess(CurrentCaller callers, CredentialRepository credentials) {
        this.callers = callers;
        this.credentials = credentials;
    }

    /** Whoever may look at the workspace. */
    Caller viewer() {
        return require(Role.VIEWER);
    }

    /** Whoever may change its credentials: they cost money, so an editor of routes may not. */
    Caller admin() {
        return require(Role.ADMIN);
    }

    /** Whoever may tell what a credential was used for: also an app by its Gateway Key that may report usage. */
    Caller reporter() {
        callers.requireScope(KeyScope.USAGE);
        return switch (callers.require()) {
            case Caller.Person _, Caller.ManagementKey _, Caller.System _ -> callers.requireInWorkspace(Role.EDITOR);
            case Caller.GatewayKey key -> key;
            case Caller.WidgetSession _ -> throw ApplicationException.forbidden("A widget session reports no usage");
        };
    }

    private Caller require(Role needed) {
        if (callers.require() instanceof Caller.GatewayKey) {
            throw new ApplicationException.Unauthorized("Session or management key required");
        }
        return callers.requireInWorkspace(needed);
    }

    /** The workspace's own credential, unless it is removed. */
    Credential visible(Caller caller, UUID id) {
        return credentials
                .find(id)
                .filter(found -> isOwn(caller, found) && found.removedAt() == null)
                .orElseThrow(() -> ApplicationException.notFound("credential"));
    }

    /** As {@link #visible}, and others who lock it wait until this transaction ends. */
    Credential locked(Caller caller, UUID id) {
        visible(caller, id);
        return lockedEvenRemoved(caller, id, false);
    }

    Credential lockedEvenRemoved(Caller caller, UUID id, boolean removedToo) {
        return credentials
                .lock(id)
                .filter(found -> isOwn(caller, found) && (removedToo || found.removedAt() == null))
                .orElseThrow(() -> ApplicationException.notFound("credential"));
    }

    private static boolean isOwn(Caller caller, Credential credential) {
        return credential.owner().equals(Owner.workspace(caller.workspaceId()));
    }
}
