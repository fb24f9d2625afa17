package io.restormel.keys.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.project.EnvironmentService;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectChange;
import io.restormel.keys.project.ProjectService;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One project: its environments, its Gateway Keys, and how an app is connected to it. */
@Route("projects/:projectId")
@PermitAll
class ProjectView extends PageLayout implements BeforeEnterObserver, HasDynamicTitle, LiveView {

    private final ProjectService projects;
    private final EnvironmentService environments;
    private final GatewayKeyService keys;
    private final CurrentProject current;
    private final CurrentCaller caller;
    private final Div actions = new Div();
    private final Div content = new Div();
    private String title = "Project";
    private @Nullable Project shown;

    ProjectView(
            ProjectService projects,
            EnvironmentService environments,
            GatewayKeyService keys,
            CurrentProject current,
            CurrentCaller caller) {
        super("Project", "Environments, Gateway Keys, and how to connect an app.");
        this.projects = projects;
        this.environments = environments;
        this.keys = keys;
        this.current = current;
        this.caller = caller;
        actions.addClassName("section-actions");
        content.addClassName("page-content");
        header().withCrumb("Projects", "projects").withActions(actions);
        add(content);
    }

    static RouteParameters parameters(UUID projectId) {
        return new RouteParameters("projectId", projectId.toString());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(current.fromUrlOrCurrent(event));
    }

    private void show(Project project) {
        shown = project;
        title = project.name();
        header().setTitle(project.name());
        content.removeAll();
        actions.removeAll();
        var asking = caller.require();
        boolean mayEdit = asking.mayInProject(project.id(), Role.EDITOR);
        if (mayEdit) {
            actions.add(new Button("Rename", _ -> openRename(project)));
        }
        if (asking.mayInProject(project.id(), Role.ADMIN)) {
            actions.add(deleteButton(project));
        }
        var list = projects.environments(project.id());
        content.add(
                new KeysSection(keys, project, list, mayEdit),
                new EnvironmentsSection(projects, environments, project, list, mayEdit, () -> reload(project.id())),
                new ConnectSection(project, list));
    }

    @Override
    public boolean shows(LiveChange change) {
        return shown != null && shown.id().equals(change.projectId())
                && change.isOf("project", "environment", "gateway_key");
    }

    @Override
    public void refresh() {
        if (shown != null) {
            reload(shown.id());
        }
    }

    private void reload(UUID projectId) {
        show(projects.require(projectId, Role.VIEWER));
    }

    private void openRename(Project project) {
        NameDialog.rename("Rename project", "Name", project.name(), "Rename", name -> {
                    projects.edit(project.id(), project.revision(), ProjectChange.rename(name));
                    Notices.success("Renamed to " + name);
                    reload(project.id());
                })
                .open();
    }

    private Button deleteButton(Project project) {
        var button = new Button("Delete", _ -> openDelete(project));
        button.addThemeVariants(ButtonVariant.ERROR);
        return button;
    }

    private void openDelete(Project project) {
        new DestructiveDialog(
                        "Delete project " + project.name() + "?",
                        "Apps that call with its Gateway Keys are refused from that moment. This cannot be undone.",
                        "Delete project",
                        () -> {
                            projects.delete(project.id(), project.revision());
                            Notices.success("Deleted project " + project.name());
                            getUI().ifPresent(ui -> ui.navigate(ProjectsView.class));
                        })
                .withDependants(
                        "Deleted with it:", projects.dependants(project.id()).lines())
                .withTypedConfirmation(project.name())
                .open();
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
