package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveForm;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyChange;
import io.restormel.keys.policy.PolicyConflictService;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.policy.PolicyStatus;
import io.restormel.keys.policy.PolicyTester;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One policy: its rule, where it applies, and what all policies together say at a place. */
@Route("policies/:policyId")
@PageTitle("policy.policy")
@StyleSheet("assets/styles/policies.css")
@PermitAll
class PolicyView extends PageLayout implements BeforeEnterObserver, LiveView {

    private final PolicyService policies;
    private final BindingService bindings;
    private final PolicyConflictService conflicts;
    private final BeforeEnforcing beforeEnforcing;
    private final CatalogService catalog;
    private final BindTargets targets;
    private final TrySection trial;
    private final Div warnings = new Div();
    private final Div parts = new Div();
    private final Button pause = new Button();
    private final Button delete = new Button(text("policy.delete"), Icons.of(Icons.TRASH));
    private @Nullable RuleSection rule;
    private Runnable togglePause = () -> {};
    private Runnable askToDelete = () -> {};

    PolicyView(
            PolicyService policies,
            BindingService bindings,
            PolicyConflictService conflicts,
            BeforeEnforcing beforeEnforcing,
            PolicyTester tester,
            ProjectService projects,
            GatewayKeyService keys,
            CurrentProject current,
            CatalogService catalog) {
        super(text("policy.policy"), "");
        header().withHelp("docs/policies#where-a-policy-applies");
        this.policies = policies;
        this.bindings = bindings;
        this.conflicts = conflicts;
        this.beforeEnforcing = beforeEnforcing;
        this.catalog = catalog;
        targets = new BindTargets(projects, tester, keys);
        trial = new TrySection(tester, projects, current, catalog.current());
        warnings.addClassName("warnings");
        parts.addClassName("page-parts");
        pause.addClickListener(_ -> togglePause.run());
        delete.addThemeVariants(ButtonVariant.ERROR);
        delete.addClickListener(_ -> askToDelete.run());
        header().withCrumb(text("policy.title"), "policies")
                .withCurrentCrumb(text("policy.policy"))
                .withActions(delete, pause);
        add(warnings, parts, trial);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(UUID.fromString(event.getRouteParameters().get("policyId").orElse("")));
        } catch (IllegalArgumentException | ApplicationException.NotFound _) {
            throw new NotFoundException("No such policy");
        }
    }

    private void show(UUID policyId) {
        var policy = policies.require(policyId);
        var placed = bindings.placements(policyId);
        var mayEdit = policies.mayEdit();
        header().setTitle(policy.name());
        header().setExplanation(PolicyWords.summary(policy.rule(), catalog.current()) + ".");
        header().withBadges(PolicyWords.status(policy, placed));
        warn(policyId);
        pause.setText(policy.active() ? text("policy.pause") : text("policy.resume"));
        pause.setIcon(Icons.of(policy.active() ? Icons.PAUSE : Icons.PLAY));
        pause.setEnabled(mayEdit);
        delete.setEnabled(mayEdit);
        togglePause = () -> setActive(policy, !policy.active());
        askToDelete = () -> askToDelete(policy, placed);
        Runnable reload = () -> show(policyId);
        parts.removeAll();
        var shown = new RuleSection(policy, policies, catalog.current(), reload);
        rule = shown;
        beforeEnforcing
                .of(shown, mayEdit, () -> setActive(policy, true), reload)
                .ifPresent(parts::add);
        parts.add(shown, new BindingsSection(policy, placed, bindings, targets, mayEdit, reload));
        trial.refresh();
    }

    @Override
    public boolean shows(LiveChange change) {
        return rule != null && change.isOf("policy") && rule.conflict().id().equals(change.id());
    }

    @Override
    public void refresh() {
        if (rule != null) {
            show(rule.policy().id());
        }
    }

    @Override
    public Optional<LiveForm> form() {
        return Optional.ofNullable(rule).map(RuleSection::conflict);
    }

    private void warn(UUID policyId) {
        warnings.removeAll();
        conflicts.find().stream().filter(each -> each.concerns(policyId)).forEach(conflict -> {
            var line = new Div(ConflictSection.badge(conflict), new Span(ConflictWords.onPageOf(policyId, conflict)));
            line.addClassName("warning-line");
            warnings.add(line);
        });
        warnings.setVisible(warnings.getComponentCount() > 0);
    }

    private void setActive(Policy policy, boolean active) {
        change(policy, active);
        Notices.undoable(
                active ? text("policy.resumed", policy.name()) : text("policy.paused", policy.name()),
                () -> change(policies.require(policy.id()), !active));
    }

    private void change(Policy policy, boolean active) {
        var status = active ? PolicyStatus.ACTIVE : PolicyStatus.PAUSED;
        policies.update(policy.id(), new PolicyChange(null, status, null, null, "dashboard", policy.revision()));
        show(policy.id());
    }

    private void askToDelete(Policy policy, List<PlacedBinding> placed) {
        new DestructiveDialog(
                        text("policy.delete.title", policy.name()),
                        text("policy.delete.text"),
                        text("policy.delete.action"),
                        () -> {
                            policies.delete(policy.id(), policy.revision());
                            Notices.success(text("policy.deletedOne", policy.name()));
                            UI.getCurrentOrThrow().navigate("policies");
                        })
                .withDependants(
                        text("policy.delete.places"),
                        placed.stream().map(PolicyWords::place).toList())
                .open();
    }
}
