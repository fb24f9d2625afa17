package io.restormel.keys.credential;

import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.project.ProjectService;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where credentials of the workspace may be used. The first binding narrows a credential to what it is bound to. */
@Service
public class CredentialBindingService {

    private final CredentialBindingRepository bindings;
    private final CredentialRepository credentials;
    private final CredentialAccess access;
    private final ProjectService projects;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CredentialBindingService(
            CredentialBindingRepository bindings,
            CredentialRepository credentials,
            CredentialAccess access,
            ProjectService projects,
            Clock clock,
            ApplicationEventPublisher events) {
        this.bindings = bindings;
        this.credentials = credentials;
        this.access = access;
        this.projects = projects;
        this.clock = clock;
        this.events = events;
    }

    /** The oldest first. */
    public List<CredentialBinding> list(UUID credentialId) {
        access.visible(access.viewer(), credentialId);
        return bindings.of(credentialId);
    }

    /**
     * @param environmentId null for all of the project
     * @throws ApplicationException.Conflict {@code binding_exists}
     */
    @Transactional
    public CredentialBinding bind(UUID credentialId, UUID projectId, @Nullable UUID environmentId) {
        var admin = access.admin();
        var credential = access.locked(admin, credentialId);
        projects.require(projectId, Role.ADMIN);
        if (environmentId != null) {
            projects.requireEnvironment(projectId, environmentId);
        }
        boolean exists = bindings.of(credentialId).stream()
                .anyMatch(each -> each.projectId().equals(projectId)
                        && java.util.Objects.equals(each.environmentId(), environmentId));
        if (exists) {
            throw new ApplicationException.Conflict("binding_exists", "The credential is bound there already");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var binding = new CredentialBinding(UUID.randomUUID(), credentialId, projectId, environmentId, now, null);
        bindings.insert(binding);
        if (credential.reach() == Reach.WORKSPACE) {
            credentials.narrow(credentialId);
        }
        events.publishEvent(CredentialAudit.of("credential_bound", credential)
                .in(projectId)
                .changed(null, BindingJson.of(binding)));
        events.publishEvent(new CredentialEvent.Bound(
                CredentialEvent.Subject.of(credential), admin.actorId(), projectId, environmentId));
        events.publishEvent(new ConfigChanged(null));
        return binding;
    }

    /** The last binding gone, the credential is used nowhere: it does not go back to the whole workspace by itself. */
    @Transactional
    public void unbind(UUID credentialId, UUID bindingId) {
        var admin = access.admin();
        var credential = access.locked(admin, credentialId);
        var binding = bindings.of(credentialId).stream()
                .filter(each -> each.id().equals(bindingId))
                .findFirst()
                .orElseThrow(() -> ApplicationException.notFound("binding"));
        bindings.remove(credentialId, bindingId, clock.instant());
        events.publishEvent(CredentialAudit.of("credential_unbound", credential)
                .in(binding.projectId())
                .changed(BindingJson.of(binding), null));
        events.publishEvent(new CredentialEvent.Unbound(
                CredentialEvent.Subject.of(credential), admin.actorId(), binding.projectId()));
        events.publishEvent(new ConfigChanged(null));
    }
}
