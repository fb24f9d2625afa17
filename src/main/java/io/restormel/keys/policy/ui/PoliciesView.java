package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.FindField;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.NewWanted;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyConflict;
import io.restormel.keys.policy.PolicyConflictService;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The policies of the workspace: what each does, and where, and which get in each other's way. */
@Route("policies")
@PageTitle("policy.title")
@Menu(title = "policy.title", order = 12, icon = Icons.SHIELD)
@StyleSheet("assets/styles/policies.css")
@PermitAll
class PoliciesView extends PageLayout implements BeforeEnterObserver, LiveView {

    private final PolicyService policies;
    private final BindingService bindings;
    private final CatalogService catalog;
    private final ComboBox<Project> project = new ComboBox<>(text("policy.project"));
    private final FindField find = new FindField();
    private final DataGrid<Policy> grid;
    private final List<PolicyConflict> conflicts;
    private Map<UUID, List<PlacedBinding>> placed = Map.of();

    PoliciesView(
            PolicyService policies,
            BindingService bindings,
            PolicyConflictService conflicts,
            ProjectService projects,
            CatalogService catalog) {
        super(text("policy.title"), text("policy.text"));
        header().withHelp("docs/policies");
        this.policies = policies;
        this.bindings = bindings;
        this.catalog = catalog;
        this.conflicts = conflicts.find();
        grid = grid(projects.list().isEmpty());
        project.setItems(projects.list());
        project.setItemLabelGenerator(Project::name);
        project.setPlaceholder(text("policy.allProjects"));
        project.setClearButtonVisible(true);
        project.addClassName("find-field");
        project.addValueChangeListener(_ -> refresh());
        header().withActions(
                        new Button(
                                text("policy.effective.title"),
                                Icons.of(Icons.SEARCH),
                                _ -> UI.getCurrentOrThrow().navigate(EffectiveView.class)),
                        newPolicy());
        grid.narrowBy(find, this::refresh);
        var filters = new Div(find, project);
        filters.addClassName("form-row");
        add(new ConflictSection(this.conflicts), filters, new Section(text("policy.all"), grid).flush());
        refresh();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (policies.mayEdit() && NewWanted.by(event)) {
            openDialog();
        }
    }

    private Button newPolicy() {
        var button = new Button(text("policy.new.title"), Icons.of(Icons.PLUS), _ -> openDialog());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setEnabled(policies.mayEdit());
        return button;
    }

    private void openDialog() {
        new NewPolicyDialog(policies, catalog.current()).open();
    }

    private DataGrid<Policy> grid(boolean noProjects) {
        var table = new DataGrid<Policy>(
                text("policy.title"),
                new EmptyState(
                        Icons.SHIELD,
                        text("policy.empty"),
                        noProjects ? text("policy.empty.text") : text("policy.empty.withProjects")));
        table.addComponentColumn(policy -> new Anchor("policies/" + policy.id(), policy.name()))
                .setHeader(text("policy.name"))
                .setComparator(Policy::name)
                .setWidth("180px");
        table.addColumn(policy -> PolicyWords.summary(policy.rule(), catalog.current()))
                .setHeader(text("policy.rule.kind"))
                .setTooltipGenerator(policy -> String.join(", ", PolicyKind.entries(policy.rule())))
                .setFlexGrow(2)
                .setWidth("260px");
        table.addComponentColumn(this::places)
                .setHeader(text("policy.bindings.title"))
                .setWidth("240px");
        table.addComponentColumn(this::status)
                .setHeader(text("policy.status"))
                .setWidth("150px")
                .setFlexGrow(0);
        return table;
    }

    private Component places(Policy policy) {
        var chips = new Div();
        chips.addClassName("chips");
        placedOf(policy)
                .forEach(each -> chips.add(
                        new StatusBadge(PolicyWords.place(each), each.target() == null ? Tone.WARNING : Tone.NEUTRAL)));
        return placedOf(policy).isEmpty() ? new Span(text("policy.nowhere")) : chips;
    }

    /** What takes part in a conflict says so beside its state; that it is bound nowhere is its state. */
    private Component status(Policy policy) {
        var state = new Div(PolicyWords.status(policy, placedOf(policy)));
        state.addClassName("chips");
        var found = conflicts.stream()
                .filter(each -> each.concerns(policy.id()) && each.kind() != PolicyConflict.Kind.UNBOUND)
                .count();
        if (found > 0) {
            state.add(new StatusBadge(text("policy.conflict.badge", found), Tone.WARNING));
        }
        return state;
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
        var all = policies.list();
        project.setVisible(!all.isEmpty());
        var chosen = project.getOptionalValue();
        grid.setItems(all.stream()
                .filter(policy -> find.finds(policy.name()))
                .filter(policy -> chosen.isEmpty()
                        || placedOf(policy).stream()
                                .anyMatch(each -> each.reaches(chosen.get().id())))
                .toList());
    }
}
