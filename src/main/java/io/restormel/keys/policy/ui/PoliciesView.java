package io.restormel.keys.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The policies of the workspace: what each does, and where. */
@Route("policies")
@PageTitle("Policies")
@Menu(title = "Policies", order = 12, icon = Icons.SHIELD)
@StyleSheet("assets/styles/policies.css")
@PermitAll
class PoliciesView extends PageLayout implements LiveView {

    private final PolicyService policies;
    private final BindingService bindings;
    private final CatalogService catalog;
    private final ComboBox<Project> project = new ComboBox<>("Project");
    private final DataGrid<Policy> grid;
    private Map<UUID, List<PlacedBinding>> placed = Map.of();

    PoliciesView(PolicyService policies, BindingService bindings, ProjectService projects, CatalogService catalog) {
        super("Policies", "Which models and providers may serve. All policies that apply to a call must let it pass.");
        this.policies = policies;
        this.bindings = bindings;
        this.catalog = catalog;
        grid = grid(projects.list().isEmpty());
        project.setItems(projects.list());
        project.setItemLabelGenerator(Project::name);
        project.setPlaceholder("All projects");
        project.setClearButtonVisible(true);
        project.addValueChangeListener(_ -> refresh());
        header().withActions(newPolicy());
        add(project, new Section("All policies", grid).flush());
        refresh();
    }

    private Button newPolicy() {
        var button = new Button("New policy", Icons.of(Icons.PLUS), _ -> openDialog());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setEnabled(policies.mayEdit());
        return button;
    }

    private void openDialog() {
        new NewPolicyDialog(policies, catalog.current()).open();
    }

    private DataGrid<Policy> grid(boolean noProjects) {
        var first = new Button("New policy", _ -> openDialog());
        first.setEnabled(policies.mayEdit());
        var table = new DataGrid<Policy>(
                "Policies",
                new EmptyState(
                        Icons.SHIELD,
                        "No policies here",
                        "Without one every model passes. A policy says which models or providers may serve"
                                + (noProjects ? "." : ", in the whole workspace or just one project, route or step."),
                        first));
        table.addComponentColumn(policy -> new Anchor("policies/" + policy.id(), policy.name()))
                .setHeader("Name")
                .setComparator(Policy::name)
                .setWidth("180px");
        table.addColumn(policy -> PolicyWords.summary(policy.rule(), catalog.current()))
                .setHeader("What it does")
                .setTooltipGenerator(policy -> String.join(", ", PolicyKind.entries(policy.rule())))
                .setFlexGrow(2)
                .setWidth("260px");
        table.addComponentColumn(this::places).setHeader("Where it applies").setWidth("240px");
        table.addComponentColumn(policy -> PolicyWords.status(policy, placedOf(policy)))
                .setHeader("Status")
                .setWidth("130px")
                .setFlexGrow(0);
        return table;
    }

    private Component places(Policy policy) {
        var chips = new Div();
        chips.addClassName("chips");
        placedOf(policy)
                .forEach(each -> chips.add(
                        new StatusBadge(PolicyWords.place(each), each.target() == null ? Tone.WARNING : Tone.NEUTRAL)));
        return placedOf(policy).isEmpty() ? new Span("Nowhere yet") : chips;
    }

    private List<PlacedBinding> placedOf(Policy policy) {
        return placed.getOrDefault(policy.id(), List.of());
    }

    @Override
    public boolean shows(LiveChange change) {
        return change.isOf("policy", "project", "environment", "route");
    }

    @Override
    public void refresh() {
        placed = bindings.placements();
        var chosen = project.getOptionalValue();
        grid.setItems(policies.list().stream()
                .filter(policy -> chosen.isEmpty()
                        || placedOf(policy).stream()
                                .anyMatch(each -> each.reaches(chosen.get().id())))
                .toList());
    }
}
