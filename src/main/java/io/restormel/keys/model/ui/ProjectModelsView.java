package io.restormel.keys.model.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.model.ProjectModelService;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ui.CurrentProject;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** A project's own list of models: what is on it, switched on or off, and what apps call it. */
@Route(value = "project-models", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/project-models", layout = MainLayout.class)
@PageTitle("model.page")
@Menu(title = "model.page", order = 13.5, icon = Icons.LIST)
@StyleSheet("assets/styles/policies.css")
@PermitAll
public final class ProjectModelsView extends PageLayout implements BeforeEnterObserver, LiveView {

    private static final Logger log = LoggerFactory.getLogger(ProjectModelsView.class);

    private final ProjectModelService models;
    private final CatalogService catalog;
    private final CurrentProject currentProject;
    private final CurrentCaller caller;
    private final Div content = new Div();
    private @Nullable Project project;

    ProjectModelsView(
            ProjectModelService models, CatalogService catalog, CurrentProject currentProject, CurrentCaller caller) {
        super(text("model.page"), text("model.explanation"));
        header().withHelp("docs/models");
        this.models = models;
        this.catalog = catalog;
        this.currentProject = currentProject;
        this.caller = caller;
        content.addClassName("page-content");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = currentProject.fromUrlOrCurrent(event);
        refresh();
    }

    @Override
    public boolean shows(LiveChange change) {
        return change.isOf("project_model") && id().equals(change.projectId());
    }

    @Override
    public void refresh() {
        content.removeAll();
        try {
            var shown = models.list(id());
            var edits = new ModelEdits(models, catalog, id(), shown, this::done);
            var grid = grid(edits);
            grid.setItems(shown);
            header().clear();
            header().withActions(new Anchor("models", text("model.catalogue")));
            if (mayEdit()) {
                header().withActions(addButton(edits));
            }
            content.add(new Section(text("model.all"), text("model.allHint"), grid).flush());
        } catch (DataAccessException | TransactionException e) {
            log.warn("A project's models could not be read", e);
            content.add(new EmptyState(
                    Icons.ALERT,
                    text("model.unread.title"),
                    text("model.unread.text"),
                    new Button(text("model.unread.again"), _ -> refresh())));
        }
    }

    private UUID id() {
        return Objects.requireNonNull(project, "the view was entered").id();
    }

    private boolean mayEdit() {
        return caller.require().mayInProject(id(), Role.EDITOR);
    }

    private ProjectModelGrid grid(ModelEdits edits) {
        var empty = new EmptyState(Icons.CPU, text("model.none.title"), text("model.none.text"));
        var grid = new ProjectModelGrid(catalog, empty);
        if (mayEdit()) {
            grid.withActions(edits);
        }
        return grid;
    }

    private static Button addButton(ModelEdits edits) {
        var button = new Button(text("model.add.button"), Icons.of(Icons.PLUS), _ -> edits.add());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    /** @param text what was done; empty when it was refused because the list is another by now */
    private void done(String text) {
        refresh();
        if (!text.isEmpty()) {
            Notices.success(text);
        }
    }
}
