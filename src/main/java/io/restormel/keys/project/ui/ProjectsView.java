package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.NewWanted;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.project.LeakNoticeService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ProjectSummary;
import jakarta.annotation.security.PermitAll;

/** All projects of the workspace, and where a new one is created. */
@Route("projects")
@PageTitle("project.projects.page")
@Menu(title = "project.projects.page", order = 10, icon = Icons.FOLDER)
@PermitAll
class ProjectsView extends PageLayout implements BeforeEnterObserver, LiveView {

    private final ProjectService projects;
    private final CurrentProject current;
    private final boolean mayCreate;
    private final Section section = new Section(text("project.projects.all")).flush();
    private final DataGrid<ProjectSummary> grid;

    ProjectsView(ProjectService projects, LeakNoticeService leaks, CurrentProject current, CurrentCaller caller) {
        super(text("project.projects.page"), text("project.projects.sentence"));
        this.projects = projects;
        this.current = current;
        this.mayCreate = caller.require().mayInWorkspace(Role.ADMIN);
        header().withHelp("docs/concepts#project");
        if (mayCreate) {
            header().withActions(createButton());
        }
        grid = grid();
        section.body().add(grid);
        add(new LeakNotices(leaks), section);
        refresh();
    }

    @Override
    public boolean shows(LiveChange change) {
        return change.isOf("project", "environment", "gateway_key", "route");
    }

    @Override
    public void refresh() {
        grid.setItems(projects.summaries());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (mayCreate && NewWanted.by(event)) {
            openCreate();
        }
    }

    private DataGrid<ProjectSummary> grid() {
        var table = new DataGrid<ProjectSummary>(text("project.projects.page"), empty());
        table.addComponentColumn(row -> new Anchor(
                        "projects/" + row.project().id(), row.project().name()))
                .setHeader(text("project.name"))
                .setFlexGrow(3)
                .setWidth("200px");
        table.addColumn(row -> row.content().environments())
                .setHeader(text("project.environments.title"))
                .setWidth("130px");
        table.addColumn(row -> row.content().routes())
                .setHeader(text("project.contents.routes"))
                .setWidth("100px");
        table.addColumn(row -> row.content().keys())
                .setHeader(text("project.keys.title"))
                .setWidth("130px");
        table.addComponentColumn(row -> new TimeText(row.project().createdAt()))
                .setHeader(text("project.projects.created"))
                .setWidth("130px");
        return table;
    }

    private EmptyState empty() {
        var explanation = text("project.projects.none");
        return mayCreate
                ? new EmptyState(Icons.FOLDER, text("project.first"), explanation)
                : new EmptyState(
                        Icons.FOLDER,
                        text("project.projects.noneYet"),
                        explanation + " " + text("project.projects.askAdmin"));
    }

    private Button createButton() {
        var button = new Button(text("project.projects.create"), Icons.of(Icons.PLUS), _ -> openCreate());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void openCreate() {
        NameDialog.create(
                        text("project.projects.create"),
                        text("project.name"),
                        text("project.projects.createAction"),
                        name -> {
                            var project = projects.create(name, false);
                            current.select(project.id());
                            Notices.success(text("project.projects.done", project.name()));
                            getUI().ifPresent(ui -> goOn(ui, project));
                        })
                .open();
    }

    /** After the first one to the overview, which tells what comes next. */
    private void goOn(UI ui, Project project) {
        if (projects.list().size() == 1) {
            ui.navigate("");
        } else {
            ui.navigate(ProjectView.class, ProjectView.parameters(project.id()));
        }
    }
}
