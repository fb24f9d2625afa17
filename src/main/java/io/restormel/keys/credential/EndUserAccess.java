package io.restormel.keys.credential;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.StorableText;
import io.restormel.keys.project.ProjectService;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may see and change what end users keep here: the host, by a Gateway Key of the project, and its people. */
@Component
class EndUserAccess {

    private final ProjectService projects;
    private final CurrentCaller callers;
    private final CredentialRepository credentials;

    EndUserAccess(ProjectService projects, CurrentCaller callers, CredentialRepository credentials) {
        this.projects = projects;
        this.callers = callers;
        this.credentials = credentials;
    }

    Caller viewer(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return callers.require();
    }

    Caller editor(UUID projectId) {
        projects.requireForEndUsers(projectId);
        return callers.require();
    }

    /** What is erased is gone in all environments. */
    Caller eraser(UUID projectId) {
        callers.requireWholeProject("erase an end user");
        return editor(projectId);
    }

    static Owner owner(Caller caller, UUID projectId, String endUserId) {
        return new Owner(caller.workspaceId(), projectId, checked(endUserId));
    }

    static String checked(String endUserId) {
        if (endUserId.isBlank() || endUserId.length() > CredentialCheck.MAX_END_USER) {
            throw ApplicationException.invalid(
                    "endUserId", "must have 1 to " + CredentialCheck.MAX_END_USER + " characters");
        }
        var problem = StorableText.problem(endUserId);
        if (problem != null) {
            throw ApplicationException.invalid("endUserId", problem);
        }
        return endUserId;
    }

    Credential visible(Owner owner, UUID id) {
        return credentials
                .find(id)
                .filter(found -> found.owner().equals(owner) && found.removedAt() == null)
                .orElseThrow(() -> ApplicationException.notFound("credential"));
    }

    /** As {@link #visible}, and others who lock it wait until this transaction ends. */
    Credential locked(Owner owner, UUID id) {
        visible(owner, id);
        return credentials
                .lock(id)
                .filter(found -> found.removedAt() == null)
                .orElseThrow(() -> ApplicationException.notFound("credential"));
    }

    Credential lockedEvenRemoved(Owner owner, UUID id) {
        return credentials
                .lock(id)
                .filter(found -> found.owner().equals(owner))
                .orElseThrow(() -> ApplicationException.notFound("credential"));
    }
}
