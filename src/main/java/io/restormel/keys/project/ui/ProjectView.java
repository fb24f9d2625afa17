package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectChange;
import io.restormel.keys.project.ProjectService;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One project: its name and id, the way to its pages, and how an app is connected to it. */
@Route("projects/:projectId")
@PermitAll
class ProjectView extends PageLayout implements BeforeEnterObserver, HasDynamicTitle, LiveView {

    private final ProjectService projects;
    private final CurrentProject current;
    private final CurrentCaller caller;
    private final Div actions = new Div();
    private final Div content = new Div();
    private String title = text("project.project");
    private @Nullable Project shown;

    ProjectView(ProjectService projects, CurrentProject current, CurrentCaller caller) {
        super(text("project.project"), text("project.project.sentence"));
        header().withHelp("docs/concepts#project");
        this.projects = projects;
        this.current = current;
        this.caller = caller;
        actions.addClassName("section-actions");
        content.addClassName("page-content");
        header().withCrumb(text("project.projects.page"), "projects").withActions(actions);
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
        if (asking.mayInProject(project.id(), Role.EDITOR)) {
            actions.add(new Button(text("project.rename"), _ -> openRename(project)));
        }
        if (asking.mayInProject(project.id(), Role.ADMIN)) {
            actions.add(deleteButton(project));
        }
        content.add(
                new Section(
                        text("project.contents.title"),
                        "",
                        links("projects/" + project.id() + "/"),
                        new CopyField(text("project.id"), project.id().toString())),
                new ConnectSection(project, projects.environments(project.id())));
    }

    private static UnorderedList links(String base) {
        var list = new UnorderedList(
                link(base + "routes", text("project.contents.routes"), text("project.contents.routesText")),
                link(base + "gateway-keys", text("project.keys.page"), text("project.keys.sentence")),
                link(base + "environments", text("project.environments.title"), text("project.environments.sentence")),
                link(base + "usage", text("project.contents.usage"), text("project.contents.usageText")));
        list.addClassName("link-cards");
        return list;
    }

    private static ListItem link(String path, String name, String sentence) {
        return new ListItem(new Anchor(path, name), new Paragraph(sentence));
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

    private void openRename(Project project) {
        NameDialog.rename(
                        text("project.renameProject"),
                        text("project.name"),
                        "project",
                        project.id(),
                        () -> named(projects.require(project.id(), Role.VIEWER)),
                        (name, revision) -> {
                            projects.edit(project.id(), revision, ProjectChange.rename(name));
                            Notices.success(text("project.renamedTo", name));
                            show(projects.require(project.id(), Role.VIEWER));
                        })
                .open();
    }

    private static NameFields.Named named(Project project) {
        return new NameFields.Named(project.name(), project.revision());
    }

    private Button deleteButton(Project project) {
        var button = new Button(text("project.delete"), _ -> openDelete(project));
        button.addThemeVariants(ButtonVariant.ERROR);
        return button;
    }

    private void openDelete(Project project) {
        new DestructiveDialog(
                        text("project.delete.title", project.name()),
                        text("project.delete.text"),
                        text("project.delete.action"),
                        () -> {
                            projects.delete(project.id(), project.revision());
                            Notices.success(text("project.delete.done", project.name()));
                            getUI().ifPresent(ui -> ui.navigate(ProjectsView.class));
                        })
                .withDependants(text("project.deletedWithIt"), DependantWords.lines(projects.dependants(project.id())))
                .withTypedConfirmation(project.name())
                .open();
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
