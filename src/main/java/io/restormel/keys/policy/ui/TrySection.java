package io.restormel.keys.policy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.engine.Violation;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.policy.PolicyTester;
import io.restormel.keys.policy.PolicyTester.Place;
import io.restormel.keys.policy.RouteChoice;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import java.util.List;
import java.util.stream.Collectors;

/** Asks all live policies together: would this model pass here, and which models would? */
final class TrySection extends Composite<Div> {

    private final PolicyTester tester;
    private final ProjectService projects;
    private final ComboBox<Project> project = new ComboBox<>("Project");
    private final ComboBox<Environment> environment = new ComboBox<>("Environment");
    private final ComboBox<RouteChoice> route = new ComboBox<>("Route");
    private final ComboBox<Provider> provider = new ComboBox<>("Provider");
    private final ComboBox<String> model = new ComboBox<>("Model");
    private final Div answer = new Div();
    private final VerdictTable all;

    TrySection(PolicyTester tester, ProjectService projects, CurrentProject current, Catalog catalog) {
        this.tester = tester;
        this.projects = projects;
        all = new VerdictTable(catalog);
        project.setItems(projects.list());
        project.setItemLabelGenerator(Project::name);
        environment.setItemLabelGenerator(Environment::name);
        environment.setClearButtonVisible(true);
        environment.setPlaceholder("The default one");
        route.setItemLabelGenerator(RouteChoice::name);
        route.setClearButtonVisible(true);
        route.setPlaceholder("Outside of routes");
        provider.setItems(catalog.providers());
        provider.setItemLabelGenerator(Provider::displayName);
        provider.setClearButtonVisible(true);
        provider.setPlaceholder("Any");
        model.setItems(catalog.models().stream().map(Model::id).toList());
        model.setClearButtonVisible(true);
        model.setPlaceholder("Any");
        model.setAllowCustomValue(true);
        model.addCustomValueSetListener(
                event -> model.setValue(event.getDetail().strip()));
        current.get().ifPresent(project::setValue);
        project.addValueChangeListener(_ -> offerPlaces());
        List.of(environment, route, provider, model).forEach(field -> field.addValueChangeListener(_ -> refresh()));
        var place = new Div(project, environment, route);
        var what = new Div(provider, model);
        place.addClassName("form-row");
        what.addClassName("form-row");
        answer.addClassName("verdict");
        answer.getElement().setAttribute("role", "status");
        getContent()
                .add(new Section(
                        "Would it pass?",
                        "Asks every policy that is in force there, as saved, not only this one.",
                        place,
                        what,
                        answer,
                        all));
        offerPlaces();
    }

    private void offerPlaces() {
        var chosen = project.getOptionalValue();
        environment.setItems(
                chosen.map(each -> projects.environments(each.id())).orElse(List.of()));
        route.setItems(chosen.map(each -> tester.routes(each.id())).orElse(List.of()));
        refresh();
    }

    /** Asks again, as the configuration may have changed. */
    void refresh() {
        var chosen = project.getOptionalValue();
        all.setVisible(chosen.isPresent());
        answer.removeAll();
        if (chosen.isEmpty()) {
            answer.add(new Span("Pick a project to ask."));
            return;
        }
        var place = new Place(
                chosen.get().id(),
                environment.getOptionalValue().map(Environment::id).orElse(null),
                route.getOptionalValue().map(RouteChoice::id).orElse(null));
        all.show(tester.testAll(place));
        if (!provider.isEmpty() || !model.isEmpty()) {
            tell(tester.test(
                    place, provider.getOptionalValue().map(Provider::id).orElse(null), model.getValue()));
        }
    }

    private void tell(Verdict verdict) {
        answer.add(badge(verdict), new Span(reasons(verdict)));
    }

    static StatusBadge badge(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed _ -> new StatusBadge("Allowed", Tone.SUCCESS);
            case Verdict.Denied _ -> new StatusBadge("Denied", Tone.DANGER);
        };
    }

    static String reasons(Verdict verdict) {
        return verdict.violations().stream().map(TrySection::reason).collect(Collectors.joining("; "));
    }

    private static String reason(Violation violation) {
        return violation.policyName() + ": " + violation.message();
    }
}
