package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.credential.EndUser;
import io.restormel.keys.credential.EndUserService;
import io.restormel.keys.credential.ModelChoiceService;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.SidePanel;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.usage.EndUserUsageService;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The people who use a project's app: the keys they brought and the models they chose. */
@Route(value = "end-users", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/end-users", layout = MainLayout.class)
@PageTitle("credential.endUsers.page")
@Menu(title = "credential.endUsers.page", order = 14, icon = Icons.USERS)
@StyleSheet("assets/styles/policies.css")
@PermitAll
final class EndUsersView extends PageLayout implements BeforeEnterObserver, LiveView {

    private static final int PAGE = 100;

    private final EndUserService endUsers;
    private final ModelChoiceService choices;
    private final EndUserUsageService usage;
    private final CatalogService catalogs;
    private final CurrentProject current;
    private final CurrentCaller caller;
    private final DataGrid<EndUser> grid;
    private final SidePanel panel = new SidePanel("");
    private final Button more = new Button(text("credential.endUsers.more"), _ -> loadMore());
    private final List<EndUser> loaded = new ArrayList<>();
    private @Nullable Project project;

    EndUsersView(
            EndUserService endUsers,
            ModelChoiceService choices,
            EndUserUsageService usage,
            CatalogService catalogs,
            CurrentProject current,
            CurrentCaller caller) {
        super(text("credential.endUsers.page"), text("credential.endUsers.explanation"));
        header().withHelp("docs/credentials#keys-and-choices-of-your-users");
        this.endUsers = endUsers;
        this.choices = choices;
        this.usage = usage;
        this.catalogs = catalogs;
        this.current = current;
        this.caller = caller;
        grid = grid();
        more.addThemeVariants(ButtonVariant.TERTIARY);
        add(new Section(text("credential.endUsers.all"), grid, more).flush(), panel);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = current.fromUrlOrCurrent(event);
        reload();
    }

    private Project shown() {
        return Objects.requireNonNull(project);
    }

    private void reload() {
        loaded.clear();
        loadMore();
    }

    @Override
    public boolean shows(LiveChange change) {
        return project != null
                && project.id().equals(change.projectId())
                && change.isOf("credential", "model_choice", "end_user");
    }

    /** As far as it was loaded. */
    @Override
    public void refresh() {
        int pages = Math.max(1, (loaded.size() + PAGE - 1) / PAGE);
        loaded.clear();
        for (int page = 0; page < pages && (page == 0 || more.isVisible()); page++) {
            loadMore();
        }
    }

    private void loadMore() {
        var after = loaded.isEmpty() ? null : loaded.getLast().endUserId();
        var next = endUsers.page(shown().id(), after, PAGE);
        loaded.addAll(next);
        more.setVisible(next.size() == PAGE);
        grid.setItems(loaded);
    }

    private DataGrid<EndUser> grid() {
        var table = new DataGrid<EndUser>(
                text("credential.endUsers.page"),
                new EmptyState(Icons.USERS, text("credential.endUsers.none"), text("credential.endUsers.noneHint")));
        table.addComponentColumn(this::open)
                .setHeader(text("credential.endUsers.id"))
                .setFlexGrow(2);
        table.addColumn(EndUser::credentials)
                .setHeader(text("credential.endUser.keys"))
                .setWidth("100px")
                .setFlexGrow(0);
        table.addColumn(EndUser::choices)
                .setHeader(text("credential.endUsers.choices"))
                .setWidth("100px")
                .setFlexGrow(0);
        return table;
    }

    private Button open(EndUser endUser) {
        var button = new Button(endUser.endUserId(), _ -> show(endUser.endUserId()));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addClassName("grid-open");
        return button;
    }

    private void show(String endUserId) {
        var of = shown();
        panel.show(
                endUserId,
                new EndUserDetail(
                        of.id(),
                        endUserId,
                        endUsers,
                        choices,
                        usage,
                        catalogs.current(),
                        caller.require().mayInProject(of.id(), Role.EDITOR),
                        () -> {
                            panel.close();
                            reload();
                        }));
    }
}
