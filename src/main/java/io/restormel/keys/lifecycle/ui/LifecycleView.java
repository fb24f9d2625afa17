package io.restormel.keys.lifecycle.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.lifecycle.LifecycleService;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ui.CurrentProject;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The models of a project that end, by date: what uses them, what comes after, and whether that takes over. */
@Route(value = "lifecycle", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/lifecycle", layout = MainLayout.class)
@PageTitle("lifecycle.page")
@Menu(title = "lifecycle.page", order = 20.8, icon = Icons.CLOCK)
@PermitAll
public final class LifecycleView extends PageLayout implements BeforeEnterObserver, LiveView {

    private final LifecycleService lifecycle;
    private final CatalogService catalogs;
    private final CurrentProject current;
    private final CurrentCaller caller;
    private final List<Component> shown = new ArrayList<>();
    private @Nullable Project project;

    LifecycleView(LifecycleService lifecycle, CatalogService catalogs, CurrentProject current, CurrentCaller caller) {
        super(text("lifecycle.page"), text("lifecycle.explanation"));
        header().withHelp("docs/monitoring#models-that-end");
        this.lifecycle = lifecycle;
        this.catalogs = catalogs;
        this.current = current;
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(current.fromUrlOrCurrent(event));
    }

    private void show(Project entered) {
        project = entered;
        remove(shown);
        shown.clear();
        var ending = lifecycle.list(entered.id());
        if (ending.isEmpty()) {
            shown.add(new EmptyState(Icons.CHECK_CIRCLE, text("lifecycle.none.title"), text("lifecycle.none.text")));
        }
        boolean mayChange = caller.require().mayInProject(entered.id(), Role.EDITOR);
        for (var model : ending) {
            shown.add(new EndingSection(
                    entered.id(),
                    model,
                    catalogs.today(),
                    mayChange,
                    (routeId, replaces) -> change(entered, routeId, replaces)));
        }
        add(shown);
    }

    @Override
    public boolean shows(LiveChange change) {
        return project != null
                && project.id().equals(change.projectId())
                && change.isOf("route", "project", "project_model", "model_choice", "model", "end_user");
    }

    @Override
    public void refresh() {
        if (project != null) {
            show(project);
        }
    }

    private void change(Project entered, UUID routeId, boolean replaces) {
        setReplaces(entered, routeId, replaces);
        Notices.undoable(
                text(replaces ? "lifecycle.done.replaces" : "lifecycle.done.keeps"),
                () -> setReplaces(entered, routeId, !replaces));
    }

    private void setReplaces(Project entered, UUID routeId, boolean replaces) {
        lifecycle.setReplaces(entered.id(), routeId, replaces);
        show(entered);
    }
}
