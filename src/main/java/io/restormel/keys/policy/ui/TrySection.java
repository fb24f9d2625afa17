package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.engine.Violation;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.policy.PolicyTester;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import java.util.stream.Collectors;

/** Asks all live policies together: would this model pass here, and which models would? */
final class TrySection extends Composite<Div> {

    private final PolicyTester tester;
    private final PlaceFields place;
    private final ComboBox<Provider> provider = new ComboBox<>(text("policy.provider"));
    private final ComboBox<String> model = new ComboBox<>(text("policy.model"));
    private final Div answer = new Div();
    private final VerdictTable all;

    TrySection(PolicyTester tester, ProjectService projects, CurrentProject current, Catalog catalog) {
        this.tester = tester;
        all = new VerdictTable(catalog);
        place = new PlaceFields(tester, projects, this::refresh);
        provider.setItems(catalog.providers());
        provider.setItemLabelGenerator(Provider::displayName);
        provider.setClearButtonVisible(true);
        provider.setPlaceholder(text("policy.try.any"));
        model.setItems(catalog.models().stream().map(Model::id).toList());
        model.setClearButtonVisible(true);
        model.setPlaceholder(text("policy.try.any"));
        model.setAllowCustomValue(true);
        model.addCustomValueSetListener(
                event -> model.setValue(event.getDetail().strip()));
        provider.addValueChangeListener(_ -> refresh());
        model.addValueChangeListener(_ -> refresh());
        current.get().ifPresent(each -> place.show(each, null, null, null));
        var what = new Div(provider, model);
        what.addClassName("form-row");
        answer.addClassName("verdict");
        answer.getElement().setAttribute("role", "status");
        getContent().add(new Section(text("policy.try.title"), text("policy.try.text"), place, what, answer, all));
        refresh();
    }

    /** Asks again, as the configuration may have changed. */
    void refresh() {
        answer.removeAll();
        var chosen = place.place();
        all.setVisible(chosen.isPresent());
        if (chosen.isEmpty()) {
            answer.add(new Span(text("policy.try.pick")));
            return;
        }
        all.show(tester.testAll(chosen.get()));
        if (!provider.isEmpty() || !model.isEmpty()) {
            tell(tester.test(
                    chosen.get(), provider.getOptionalValue().map(Provider::id).orElse(null), model.getValue()));
        }
    }

    private void tell(Verdict verdict) {
        answer.add(badge(verdict), new Span(reasons(verdict)));
    }

    static StatusBadge badge(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed _ -> new StatusBadge(text("policy.verdict.allowed"), Tone.SUCCESS);
            case Verdict.Denied _ -> new StatusBadge(text("policy.verdict.denied"), Tone.DANGER);
        };
    }

    static String reasons(Verdict verdict) {
        return verdict.violations().stream().map(TrySection::reason).collect(Collectors.joining("; "));
    }

    private static String reason(Violation violation) {
        return violation.policyName() + ": " + Phrases.of(violation.message());
    }
}
