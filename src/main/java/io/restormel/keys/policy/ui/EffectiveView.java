package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
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
import io.restormel.keys.policy.EffectivePolicies;
import io.restormel.keys.policy.EffectivePolicy;
import io.restormel.keys.policy.PolicyTester;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;

/** Which policies are in force at one place, and which models pass them there. The address names the place. */
@Route("policies/effective")
@PageTitle("policy.effective.page")
@StyleSheet("assets/styles/policies.css")
@PermitAll
class EffectiveView extends PageLayout implements BeforeEnterObserver, LiveView {

    private enum Whose {
        LISTED,
        CATALOGUE
    }

    private final EffectivePolicies effective;
    private final PolicyTester tester;
    private final CatalogService catalog;
    private final CurrentProject current;
    private final EffectiveAddress address;
    private final PlaceFields place;
    private final AskerFields asker;
    private final DataGrid<EffectivePolicy> grid;
    private final Select<Whose> whose = new Select<>();
    private final VerdictTable verdicts;
    private final Paragraph pick = new Paragraph(text("policy.try.pick"));
    private final Div answers = new Div();

    EffectiveView(
            EffectivePolicies effective,
            PolicyTester tester,
            ProjectService projects,
            GatewayKeyService keys,
            CurrentProject current,
            CatalogService catalog) {
        super(text("policy.effective.title"), text("policy.effective.text"));
        header().withHelp("docs/policies#where-a-policy-applies");
        this.effective = effective;
        this.tester = tester;
        this.catalog = catalog;
        this.current = current;
        place = new PlaceFields(tester, projects, this::picked);
        asker = new AskerFields(new BindTargets(projects, tester, keys), this::picked);
        address = new EffectiveAddress(projects, current, place, asker);
        grid = grid();
        verdicts = new VerdictTable(catalog.current());
        whose.setLabel(text("policy.effective.whose"));
        whose.setItems(Whose.values());
        whose.setItemLabelGenerator(
                each -> text("policy.effective.whose." + each.name().toLowerCase(Locale.ROOT)));
        whose.setValue(Whose.LISTED);
        whose.addValueChangeListener(_ -> refresh());
        header().withCrumb(text("policy.title"), "policies").withCurrentCrumb(text("policy.effective.page"));
        answers.addClassName("page-content");
        answers.add(
                new Section(text("policy.effective.policies"), text("policy.effective.policiesText"), grid).flush(),
                new Section(text("policy.effective.models"), text("policy.effective.modelsText"), whose, verdicts));
        var where = text("policy.effective.placeText");
        add(new Section(text("policy.effective.place"), where, place, asker, pick), answers);
    }

    /** Policies apply in projects: without any, this page leads to them. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        current.fromUrlOrCurrent(event);
        address.read(event.getLocation().getQueryParameters());
        refresh();
    }

    private void picked() {
        address.projectPicked();
        refresh();
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(null, "policies/effective?" + address.query().getQueryString()));
    }

    @Override
    public boolean shows(LiveChange change) {
        return change.isOf("policy", "route", "environment", "project_model", "end_user");
    }

    @Override
    public void refresh() {
        var chosen = place.place();
        pick.setVisible(chosen.isEmpty());
        answers.setVisible(chosen.isPresent());
        grid.setItems(chosen.map(each -> effective.at(each, asker.asker().orElse(null)))
                .orElse(List.of()));
        var listed = chosen.map(tester::testListed).orElse(List.of());
        // A project without a list of its own may use what the catalogue has.
        whose.setVisible(!listed.isEmpty());
        boolean own = !listed.isEmpty() && whose.getValue() == Whose.LISTED;
        verdicts.show(own ? listed : chosen.map(tester::testAll).orElse(List.of()));
    }

    private DataGrid<EffectivePolicy> grid() {
        var table = new DataGrid<EffectivePolicy>(
                text("policy.effective.policies"),
                new EmptyState(Icons.SHIELD, text("policy.effective.none"), text("policy.effective.noneText")));
        table.addComponentColumn(each -> new Anchor(
                        "policies/" + each.policy().id(), each.policy().name()))
                .setHeader(text("policy.name"))
                .setWidth("180px");
        table.addColumn(each -> PolicyWords.summary(each.policy().rule(), catalog.current()))
                .setHeader(text("policy.rule.kind"))
                .setWidth("240px")
                .setFlexGrow(2);
        table.addColumn(each -> PolicyWords.targetType(each.through().type()))
                .setHeader(text("policy.effective.nearness"))
                .setWidth("130px")
                .setFlexGrow(0);
        table.addColumn(each -> PolicyWords.place(each.through()))
                .setHeader(text("policy.effective.through"))
                .setWidth("180px");
        table.addComponentColumn(EffectiveView::mode)
                .setHeader(text("policy.effective.mode"))
                .setWidth("130px")
                .setFlexGrow(0);
        return table;
    }

    private static StatusBadge mode(EffectivePolicy each) {
        return new StatusBadge(
                LimitText.mode(each.mode()),
                switch (each.mode()) {
                    case ENFORCE -> Tone.DANGER;
                    case REPORT -> Tone.INFO;
                    case WARN -> Tone.WARNING;
                });
    }
}
