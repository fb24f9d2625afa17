package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.project.Project;
import java.util.List;
import java.util.UUID;

/** Says which project is looked at, and goes to the same page of another one. Follows each navigation. */
final class ProjectSwitcher extends Button implements AfterNavigationObserver {

    private static final String PROJECTS = "projects";

    private final CurrentProject current;
    private final String workspace;
    private final Span name = new Span();
    private List<String> path = List.of();

    /** @param workspace its name */
    ProjectSwitcher(CurrentProject current, String workspace) {
        this.current = current;
        this.workspace = workspace;
        name.addClassName("project-switcher-name");
        addClassName("project-switcher");
        addThemeVariants(ButtonVariant.TERTIARY);
        getElement()
                .appendChild(
                        Icons.of(Icons.FOLDER).getElement(),
                        name.getElement(),
                        Icons.of(Icons.CHEVRON_DOWN).getElement());
        getElement().setAttribute("aria-haspopup", "dialog");
        addClickListener(_ -> new ProjectDialog(current, workspace, this::go).open());
        refresh();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        path = event.getLocation().getSegments();
        refresh();
    }

    private void refresh() {
        var project = current.get();
        setVisible(project.isPresent());
        project.map(Project::name).ifPresent(shown -> {
            name.setText(shown);
            setAriaLabel(text("project.switcher.button", shown, workspace));
            setTooltipText(text("project.switcher.where", workspace, shown));
        });
    }

    private void go(Project project) {
        current.select(project.id());
        var ui = UI.getCurrentOrThrow();
        if (isOverview(path)) {
            refresh();
            ui.refreshCurrentRoute(false);
        } else {
            ui.navigate(target(path, project.id()));
        }
    }

    /** It is that of whichever project is selected. */
    static boolean isOverview(List<String> path) {
        return path.size() == 1 && path.getFirst().isEmpty();
    }

    /** The same kind of page, but not the same route or policy: those are of the project left behind. */
    static String target(List<String> path, UUID projectId) {
        boolean hasPage = path.size() > 2 && path.getFirst().equals(PROJECTS);
        return PROJECTS + "/" + projectId + (hasPage ? "/" + path.get(2) : "");
    }
}
