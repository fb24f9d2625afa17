package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ui.FindField;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.NewWanted;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.snapshot.LiveConfiguration;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The routes of a project: what each serves, in which order, and where its draft stands. */
@Route(value = "routes", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/routes", layout = MainLayout.class)
@PageTitle("route.page")
@Menu(title = "route.page", order = 11, icon = Icons.ROUTE)
@StyleSheet("assets/styles/routes.css")
@PermitAll
final class RoutesView extends PageLayout implements BeforeEnterObserver, LiveView {

    private final RouteService routes;
    private final ProjectService projects;
    private final CurrentProject current;
    private final LiveConfiguration live;
    private final CurrentCaller caller;
    private @Nullable UUID shown;
    private Runnable reread = () -> {};
    private final Div content = new Div();

    RoutesView(
            RouteService routes,
            ProjectService projects,
            CurrentProject current,
            LiveConfiguration live,
            CurrentCaller caller) {
        super(text("route.page"), text("route.list.explanation"));
        header().withHelp("docs/routes");
        this.routes = routes;
        this.projects = projects;
        this.current = current;
        this.live = live;
        this.caller = caller;
        useFullWidth();
        content.addClassName("page-content");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var project = current.fromUrlOrCurrent(event);
        show(project);
        if (NewWanted.by(event) && caller.require().mayInProject(project.id(), Role.EDITOR)) {
            create(project);
        }
    }

    private void show(Project project) {
        shown = project.id();
        boolean mayEdit = caller.require().mayInProject(project.id(), Role.EDITOR);
        header().clear();
        content.removeAll();
        header().withCrumb(text("route.projects"), "projects")
                .withCrumb(project.name(), "projects/" + project.id())
                .withCurrentCrumb(text("route.page"));
        if (mayEdit) {
            header().withActions(newRoute(project));
        }
        var environments = projects.environments(project.id()).stream()
                .collect(Collectors.toMap(Environment::id, Environment::name));
        var find = new FindField();
        var grid = new RouteGrid(project.id(), routes, environments, () -> live.problems(project.id()), find);
        reread = grid.getDataProvider()::refreshAll;
        content.add(find, new Section(text("route.list.all"), grid).flush());
    }

    private Button newRoute(Project project) {
        var create = new Button(text("route.create.title"), Icons.of(Icons.PLUS), _ -> create(project));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        return create;
    }

    private void create(Project project) {
        List<Environment> environments = projects.environments(project.id());
        var usual = environments.stream()
                .filter(environment -> environment.id().equals(project.defaultEnvironmentId()))
                .findFirst()
                .orElse(null);
        new CreateRouteDialog(environments, usual, wanted -> routes.create(project.id(), wanted), made -> {
                    Notices.success(text("route.create.done", made.route().name()));
                    getUI().ifPresent(ui -> ui.navigate(RouteEditorView.class, address(made)));
                })
                .open();
    }

    @Override
    public boolean shows(LiveChange change) {
        return change.isOf("route") && Objects.equals(shown, change.projectId());
    }

    @Override
    public void refresh() {
        reread.run();
    }

    static RouteParameters address(RouteDetail detail) {
        return new RouteParameters(
                new RouteParam("projectId", detail.route().projectId().toString()),
                new RouteParam("routeId", detail.route().id().toString()));
    }
}
