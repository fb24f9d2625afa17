package io.restormel.keys.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
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
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.project.LeakNoticeService;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ProjectSummary;
import jakarta.annotation.security.PermitAll;

/** All projects of the workspace, and where a new one is created. */
@Route("projects")
@PageTitle("Projects")
@Menu(title = "Projects", order = 10, icon = Icons.FOLDER)
@PermitAll
class ProjectsView extends PageLayout implements LiveView {

    private final ProjectService projects;
    private final CurrentProject current;
    private final boolean mayCreate;
    private final Section section = new Section("All projects").flush();
    private final DataGrid<ProjectSummary> grid;

    ProjectsView(ProjectService projects, LeakNoticeService leaks, CurrentProject current, CurrentCaller caller) {
        super("Projects", "One project per app: it owns its environments, Gateway Keys and routes.");
        this.projects = projects;
        this.current = current;
        this.mayCreate = caller.require().mayInWorkspace(Role.ADMIN);
        if (mayCreate) {
            header().withActions(createButton("New project"));
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

    private DataGrid<ProjectSummary> grid() {
        var table = new DataGrid<ProjectSummary>("Projects", empty());
        table.addComponentColumn(row -> new Anchor(
                        "projects/" + row.project().id(), row.project().name()))
                .setHeader("Name")
                .setFlexGrow(3)
                .setWidth("200px");
        table.addColumn(row -> row.content().environments())
                .setHeader("Environments")
                .setWidth("130px");
        table.addColumn(row -> row.content().routes()).setHeader("Routes").setWidth("100px");
        table.addColumn(row -> row.content().keys()).setHeader("Gateway Keys").setWidth("130px");
        table.addComponentColumn(row -> new TimeText(row.project().createdAt()))
                .setHeader("Created")
                .setWidth("130px");
        return table;
    }

    private EmptyState empty() {
        var text = "A project holds the routes of one app and the keys it calls with. "
                + "It starts with a development and a production environment.";
        return mayCreate
                ? new EmptyState(Icons.FOLDER, "Create your first project", text, createButton("Create project"))
                : new EmptyState(Icons.FOLDER, "No projects yet", text + " Ask an admin to create one.");
    }

    private Button createButton(String label) {
        var button = new Button(label, Icons.of(Icons.PLUS), _ -> openCreate());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void openCreate() {
        NameDialog.create("New project", "Name", "Create project", name -> {
                    var project = projects.create(name, false);
                    current.select(project.id());
                    Notices.success("Created project " + project.name());
                    getUI().ifPresent(ui -> ui.navigate(ProjectView.class, ProjectView.parameters(project.id())));
                })
                .open();
    }
}
