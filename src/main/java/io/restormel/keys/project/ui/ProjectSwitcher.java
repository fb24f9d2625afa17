package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import io.restormel.keys.project.Project;
import java.util.List;
import java.util.UUID;

/** Says which project is looked at, and goes to the same page of another one. Follows each navigation. */
final class ProjectSwitcher extends Select<Project> implements AfterNavigationObserver {

    private static final String PROJECTS = "projects";

    private final CurrentProject current;
    private List<String> path = List.of();

    ProjectSwitcher(CurrentProject current) {
        this.current = current;
        addClassName("project-switcher");
        setAriaLabel(text("project.project"));
        setItemLabelGenerator(Project::name);
        addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                current.select(event.getValue().id());
                UI.getCurrentOrThrow().navigate(target(path, event.getValue().id()));
            }
        });
        refresh();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        path = event.getLocation().getSegments();
        refresh();
    }

    private void refresh() {
        var projects = current.all();
        setItems(projects);
        current.get().ifPresent(this::setValue);
        setVisible(!projects.isEmpty());
    }

    /** The same kind of page, but not the same route or policy: those are of the project left behind. */
    static String target(List<String> path, UUID projectId) {
        boolean hasPage = path.size() > 2 && path.getFirst().equals(PROJECTS);
        return PROJECTS + "/" + projectId + (hasPage ? "/" + path.get(2) : "");
    }
}
