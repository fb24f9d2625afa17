package io.restormel.keys.credential;

import io.restormel.keys.access.Role;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.project.ProjectDeleted;
import io.restormel.keys.project.ProjectService;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether a provider without any credential counts as held by the host (the default) or as not to be used. */
@Service
public class CredentialRequirementService {

    private final CredentialRequirementRepository requirements;
    private final CredentialAccess access;
    private final ProjectService projects;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CredentialRequirementService(
            CredentialRequirementRepository requirements,
            CredentialAccess access,
            ProjectService projects,
            Clock clock,
            ApplicationEventPublisher events) {
        this.requirements = requirements;
        this.access = access;
        this.projects = projects;
        this.clock = clock;
        this.events = events;
    }

    /** @param projectId null for the whole workspace */
    public boolean isRequired(@Nullable UUID projectId) {
        return requirements.isRequired(target(projectId, access.viewer().workspaceId(), Role.VIEWER));
    }

    /** @param projectId null for the whole workspace */
    @Transactional
    public void setRequired(@Nullable UUID projectId, boolean required) {
        setRequired(projectId, required, _ -> {});
    }

    /** @param precondition told what holds now; may refuse */
    @Transactional
    void setRequired(@Nullable UUID projectId, boolean required, Consumer<Boolean> precondition) {
        var admin = access.admin();
        var target = target(projectId, admin.workspaceId(), Role.ADMIN);
        boolean before = requirements.isRequired(target);
        precondition.accept(before);
        if (required) {
            requirements.require(target, admin.workspaceId(), clock.instant());
        } else {
            requirements.release(target);
        }
        events.publishEvent(
                AuditEntry.of("credential_requirement_set", projectId == null ? "workspace" : "project", target, null)
                        .in(projectId)
                        .changed(Map.of("required", before), Map.of("required", required)));
        events.publishEvent(new ConfigChanged(projectId));
    }

    private UUID target(@Nullable UUID projectId, UUID workspaceId, Role needed) {
        return projectId == null
                ? workspaceId
                : projects.require(projectId, needed).id();
    }

    @EventListener
    void projectDeleted(ProjectDeleted event) {
        requirements.release(event.projectId());
    }
}
