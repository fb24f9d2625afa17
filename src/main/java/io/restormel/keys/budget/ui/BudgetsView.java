package io.restormel.keys.budget.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.restormel.keys.budget.BudgetService;
import io.restormel.keys.budget.BudgetState;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveFigures;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ui.CurrentProject;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How much of each of a project's limits is used, what it comes to by the end, and when it starts anew. */
@Route(value = "budgets", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/budgets", layout = MainLayout.class)
@PageTitle("budget.page")
@Menu(title = "budget.page", order = 20.4, icon = Icons.COINS)
@StyleSheet("assets/styles/budgets.css")
@PermitAll
public final class BudgetsView extends PageLayout implements BeforeEnterObserver, LiveView, LiveFigures {

    private static final Logger log = LoggerFactory.getLogger(BudgetsView.class);

    private final BudgetService budgets;
    private final CurrentProject currentProject;
    private final Clock clock;
    private final DataGrid<BudgetState> grid;
    private final Div content = new Div();
    private List<BudgetState> listed = List.of();
    private @Nullable Project project;

    BudgetsView(BudgetService budgets, CurrentProject currentProject, Clock clock) {
        super(text("budget.page"), text("budget.explanation"));
        header().withHelp("docs/budgets");
        this.budgets = budgets;
        this.currentProject = currentProject;
        this.clock = clock;
        this.grid = grid();
        header().withActions(new Button(text("budget.refresh"), Icons.of(Icons.REFRESH), _ -> reload()));
        content.addClassName("page-content");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = currentProject.fromUrlOrCurrent(event);
        reload();
    }

    private UUID shown() {
        return Objects.requireNonNull(project, "the view was entered").id();
    }

    private void reload() {
        content.removeAll();
        try {
            listed = budgets.list(shown());
            grid.setItems(listed);
            content.add(new Section(text("budget.limits"), grid).flush());
        } catch (DataAccessException | TransactionException e) {
            log.warn("Budgets could not be read", e);
            content.add(new EmptyState(
                    Icons.ALERT,
                    text("budget.unread.title"),
                    text("budget.unread.text"),
                    new Button(text("budget.unread.again"), _ -> reload())));
        }
    }

    @Override
    public Optional<UUID> figuresOf() {
        return Optional.ofNullable(project).map(Project::id);
    }

    @Override
    public void look() {
        var found = budgets.list(shown());
        if (!found.equals(listed)) {
            listed = found;
            grid.setItems(found);
        }
    }

    /** Policies of the workspace have no project. */
    @Override
    public boolean shows(LiveChange change) {
        return change.isOf("policy", "gateway_key", "end_user");
    }

    @Override
    public void refresh() {
        reload();
    }

    private DataGrid<BudgetState> grid() {
        var empty = new EmptyState(
                Icons.COINS,
                text("budget.none.title"),
                text("budget.none.text"),
                new Anchor("policies", text("budget.none.go")));
        var table = new DataGrid<BudgetState>(text("budget.limits"), empty);
        table.addComponentColumn(BudgetsView::name)
                .setHeader(text("budget.column.limit"))
                .setWidth("200px")
                .setFlexGrow(2);
        table.addComponentColumn(BudgetsView::used)
                .setHeader(text("budget.column.used"))
                .setWidth("240px")
                .setFlexGrow(3);
        table.addColumn(state -> BudgetWords.forecast(state, clock.instant()))
                .setHeader(text("budget.column.forecast"))
                .setWidth("130px");
        table.addComponentColumn(BudgetsView::resets)
                .setHeader(text("budget.column.resets"))
                .setWidth("120px")
                .setFlexGrow(0);
        table.addComponentColumn(BudgetWords::status)
                .setHeader(text("budget.column.state"))
                .setWidth("170px");
        return table;
    }

    private static Component name(BudgetState state) {
        var policy = state.limit().policy();
        var place = new Span(BudgetWords.place(state));
        place.addClassName("budget-note");
        var name = new Div(new Anchor("policies/" + policy.id(), policy.name()), place);
        name.addClassName("budget-cell");
        return name;
    }

    private static Component used(BudgetState state) {
        var cell = new Div(new Span(BudgetWords.used(state)));
        cell.addClassName("budget-cell");
        if (state.limit().rule().limit() != null) {
            cell.add(new BudgetBar(state));
        }
        if (state.reserved().signum() > 0) {
            var reserved = new Span(BudgetWords.reserved(state));
            reserved.addClassName("budget-note");
            cell.add(reserved);
        }
        return cell;
    }

    private static Component resets(BudgetState state) {
        var at = state.resetsAt();
        return at != null
                ? new TimeText(at)
                : new Span(text(state.limit().rule().period().isRolling() ? "budget.rolling" : "budget.never"));
    }
}
