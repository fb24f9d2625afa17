package io.restormel.keys.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.ui.NavbarContribution;
import org.springframework.beans.factory.ObjectProvider;

/** Puts the project switcher into the top bar of whoever is signed in. */
@org.springframework.stereotype.Component
class ProjectSwitcherContribution implements NavbarContribution {

    private final ObjectProvider<CurrentProject> current;
    private final CurrentCaller caller;

    ProjectSwitcherContribution(ObjectProvider<CurrentProject> current, CurrentCaller caller) {
        this.current = current;
        this.caller = caller;
    }

    @Override
    public Component create() {
        return caller.get().isPresent() ? new ProjectSwitcher(current.getObject()) : new Span();
    }
}
