package io.restormel.keys.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.WorkspaceSettingsService;
import io.restormel.keys.platform.ui.NavbarContribution;
import org.springframework.beans.factory.ObjectProvider;

/** Puts the project switcher into the top bar of whoever is signed in. */
@org.springframework.stereotype.Component
class ProjectSwitcherContribution implements NavbarContribution {

    private final ObjectProvider<CurrentProject> current;
    private final CurrentCaller caller;
    private final WorkspaceSettingsService workspaces;

    ProjectSwitcherContribution(
            ObjectProvider<CurrentProject> current, CurrentCaller caller, WorkspaceSettingsService workspaces) {
        this.current = current;
        this.caller = caller;
        this.workspaces = workspaces;
    }

    @Override
    public Component create() {
        return caller.get().isPresent()
                ? new ProjectSwitcher(current.getObject(), workspaces.workspaceName())
                : new Span();
    }
}
