package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.NewWanted;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.project.EnvironmentService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** The environments of one project. */
@Route(value = "environments", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/environments", layout = MainLayout.class)
@PageTitle("project.environments.title")
@Menu(title = "project.environments.title", order = 32, icon = Icons.LAYERS)
@PermitAll
final class EnvironmentsView extends PageLayout implements BeforeEnterObserver, LiveView {

    private final ProjectService projects;
    private final EnvironmentService environments;
    private final CurrentProject current;
    private final CurrentCaller caller;
    private final Div content = new Div();
    private @Nullable Project shown;

    EnvironmentsView(
            ProjectService projects, EnvironmentService environments, CurrentProject current, CurrentCaller caller) {
        super(text("project.environments.title"), text("project.environments.sentence"));
        this.projects = projects;
        this.environments = environments;
        this.current = current;
        this.caller = caller;
        header().withHelp("docs/concepts#environment");
        content.addClassName("page-content");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var project = current.fromUrlOrCurrent(event);
        header().clear();
        header().withCrumb(text("project.projects.page"), "projects")
                .withCrumb(project.name(), "projects/" + project.id())
                .withCurrentCrumb(text("project.environments.title"));
        shown = project;
        var section = show(project);
        if (mayEdit(project) && NewWanted.by(event)) {
            section.openAdd();
        }
    }

    private EnvironmentsSection show(Project project) {
        var section = new EnvironmentsSection(
                projects,
                environments,
                project,
                projects.environments(project.id()),
                mayEdit(project),
                () -> show(projects.require(project.id(), Role.VIEWER)));
        content.removeAll();
        content.add(section);
        return section;
    }

    @Override
    public boolean shows(LiveChange change) {
        return shown != null && shown.id().equals(change.projectId()) && change.isOf("project", "environment");
    }

    @Override
    public void refresh() {
        if (shown != null) {
            show(projects.require(shown.id(), Role.VIEWER));
        }
    }

    private boolean mayEdit(Project project) {
        return caller.require().mayInProject(project.id(), Role.EDITOR);
    }
}
