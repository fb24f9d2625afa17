package io.restormel.keys.credential;

import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Which credentials of the workspace a project can use, and how they are. Tells no secret and no name of one. */
@Service
public class ProviderHealthService {

    private final ProjectService projects;
    private final CredentialRepository credentials;
    private final CredentialBindingRepository bindings;

    ProviderHealthService(
            ProjectService projects, CredentialRepository credentials, CredentialBindingRepository bindings) {
        this.projects = projects;
        this.credentials = credentials;
        this.bindings = bindings;
    }

    /** A credential of the workspace, seen from a project. */
    record Seen(Credential credential, boolean reaches) {
        boolean usable() {
            return reaches && credential.usable();
        }
    }

    /** How many credentials a call of this project may be made with. */
    public long usable(UUID projectId) {
        return seenFrom(projectId).stream().filter(Seen::usable).count();
    }

    /** All of the workspace, the oldest first. */
    List<Seen> seenFrom(UUID projectId) {
        var project = projects.require(projectId, Role.VIEWER);
        var bound = bindings.everOfWorkspace(project.workspaceId()).stream()
                .filter(binding ->
                        binding.removedAt() == null && binding.projectId().equals(projectId))
                .map(CredentialBinding::credentialId)
                .collect(Collectors.toSet());
        return credentials.ofWorkspace(project.workspaceId()).stream()
                .map(each -> new Seen(each, each.reach() == Reach.WORKSPACE || bound.contains(each.id())))
                .toList();
    }
}
