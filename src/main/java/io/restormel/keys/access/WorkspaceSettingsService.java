package io.restormel.keys.access;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.platform.IfMatch;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What holds for the whole workspace. Everyone in it may read it; changing it needs an admin. */
@Service
public class WorkspaceSettingsService {

    private final WorkspaceRepository workspaces;
    private final CurrentCaller callers;
    private final ApplicationEventPublisher events;

    WorkspaceSettingsService(WorkspaceRepository workspaces, CurrentCaller callers, ApplicationEventPublisher events) {
        this.workspaces = workspaces;
        this.callers = callers;
        this.events = events;
    }

    /** Of the caller's workspace. */
    public WorkspaceSettings get() {
        return workspaces.settings(callers.requireInWorkspace(Role.VIEWER).workspaceId());
    }

    /** What people call the caller's workspace. */
    public String workspaceName() {
        return workspaces.name(callers.requireInWorkspace(Role.VIEWER).workspaceId());
    }

    /** The requests that workspaces with a limit may make in a calendar month; asked by the product itself. */
    public Map<UUID, Long> requestLimits() {
        return workspaces.requestLimits();
    }

    /** In force when this returns. */
    @Transactional
    public void change(WorkspaceSettings settings) {
        change(settings, new IfMatch(null));
    }

    /**
     * As above.
     *
     * @throws ApplicationException.Stale when the settings are not those that the caller has seen
     */
    @Transactional
    public void change(WorkspaceSettings settings, IfMatch ifMatch) {
        var workspace = callers.requireInWorkspace(Role.ADMIN).workspaceId();
        workspaces.lock(workspace);
        var before = workspaces.settings(workspace);
        ifMatch.require("The settings", before);
        if (before.equals(settings)) {
            return;
        }
        workspaces.change(workspace, settings);
        events.publishEvent(AuditEntry.of("workspace_settings_changed", "workspace", workspace, "Settings")
                .changed(before, settings));
        events.publishEvent(new ConfigChanged(null));
    }
}
