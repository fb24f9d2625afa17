package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveForm;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One route: its draft to edit, what publishing would change, what was live before, and a trial. */
@Route(value = "projects/:projectId/routes/:routeId", layout = MainLayout.class)
@StyleSheet("assets/styles/routes.css")
@PermitAll
final class RouteEditorView extends PageLayout
        implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, LiveView {

    private final RouteServices services;
    private final ProjectService projects;
    private final CurrentProject current;
    private final CurrentCaller caller;
    private final CatalogService catalogs;
    private @Nullable RouteEditor editor;
    private String title = text("route.kind");

    RouteEditorView(
            RouteServices services,
            ProjectService projects,
            CurrentProject current,
            CurrentCaller caller,
            CatalogService catalogs) {
        super(text("route.kind"), "");
        header().withHelp("docs/routes#steps-and-fallbacks");
        this.services = services;
        this.projects = projects;
        this.current = current;
        this.caller = caller;
        this.catalogs = catalogs;
        useFullWidth();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var project = current.fromUrlOrCurrent(event);
        var detail = services.routes().get(project.id(), routeId(event));
        title = detail.route().name();
        var environment = projects.environments(project.id()).stream()
                .filter(each -> each.id().equals(detail.route().environmentId()))
                .map(each -> each.name())
                .findFirst()
                .orElse("");
        header().clear();
        header().withCrumb(text("route.projects"), "projects")
                .withCrumb(project.name(), "projects/" + project.id())
                .withCrumb(text("route.page"), "projects/" + project.id() + "/routes")
                .withCurrentCrumb(title)
                .withActions(new Anchor(
                        "policies/effective?project=" + project.id() + "&route="
                                + detail.route().id(),
                        text("policy.effective.title")));
        var opened = new RouteEditor(
                header(),
                services,
                new ModelChoices(catalogs),
                environment,
                caller.require().mayInProject(project.id(), Role.EDITOR),
                detail);
        if (editor != null) {
            remove(editor);
        }
        editor = opened;
        add(opened);
        event.getLocation().getQueryParameters().getSingleParameter("step").ifPresent(opened::scrollToStep);
    }

    private static UUID routeId(BeforeEnterEvent event) {
        try {
            return event.getRouteParameters()
                    .get("routeId")
                    .map(UUID::fromString)
                    .orElseThrow(NotFoundException::new);
        } catch (IllegalArgumentException _) {
            throw new NotFoundException();
        }
    }

    @Override
    public boolean shows(LiveChange change) {
        return editor != null && change.isOf("route") && editor.conflict().id().equals(change.id());
    }

    @Override
    public void refresh() {
        if (editor != null && editor.conflict().isBehind()) {
            editor.conflict().loadTheirs();
        }
    }

    @Override
    public Optional<LiveForm> form() {
        return Optional.ofNullable(editor).map(RouteEditor::conflict);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (editor == null || !editor.isDirty()) {
            return;
        }
        var leaving = event.postpone();
        new DestructiveDialog(
                        text("route.leave.title"),
                        text("route.leave.text"),
                        text("route.leave.action"),
                        leaving::proceed)
                .open();
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
