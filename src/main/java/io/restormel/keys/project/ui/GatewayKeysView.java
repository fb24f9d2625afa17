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
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** The Gateway Keys of one project. */
@Route(value = "gateway-keys", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/gateway-keys", layout = MainLayout.class)
@PageTitle("project.keys.page")
@Menu(title = "project.keys.page", order = 12.7, icon = Icons.LOCK)
@PermitAll
final class GatewayKeysView extends PageLayout implements BeforeEnterObserver, LiveView {

    private final ProjectService projects;
    private final GatewayKeyService keys;
    private final CurrentProject current;
    private final CurrentCaller caller;
    private final Div content = new Div();
    private @Nullable Project shown;

    GatewayKeysView(ProjectService projects, GatewayKeyService keys, CurrentProject current, CurrentCaller caller) {
        super(text("project.keys.page"), text("project.keys.sentence"));
        this.projects = projects;
        this.keys = keys;
        this.current = current;
        this.caller = caller;
        header().withHelp("docs/gateway-keys");
        useFullWidth();
        content.addClassName("page-content");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var project = current.fromUrlOrCurrent(event);
        header().clear();
        header().withCrumb(text("project.projects.page"), "projects")
                .withCrumb(project.name(), "projects/" + project.id())
                .withCurrentCrumb(text("project.keys.page"));
        shown = project;
        var section = show(project);
        if (mayEdit(project) && NewWanted.by(event)) {
            section.openCreate();
        }
    }

    private KeysSection show(Project project) {
        var section = new KeysSection(keys, project, projects.environments(project.id()), mayEdit(project));
        content.removeAll();
        content.add(section);
        return section;
    }

    private boolean mayEdit(Project project) {
        return caller.require().mayInProject(project.id(), Role.EDITOR);
    }

    @Override
    public boolean shows(LiveChange change) {
        return shown != null
                && shown.id().equals(change.projectId())
                && change.isOf("project", "environment", "gateway_key");
    }

    @Override
    public void refresh() {
        if (shown != null) {
            show(projects.require(shown.id(), Role.VIEWER));
        }
    }
}
