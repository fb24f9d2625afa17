package io.restormel.keys.policy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.policy.PolicyTester.Tested;
import java.util.List;

/** Every model of the catalogue with the verdict at one place. */
final class VerdictTable extends Composite<Div> {

    private enum Shown {
        ALL("All models"),
        ALLOWED("Allowed only"),
        DENIED("Denied only");

        private final String label;

        Shown(String label) {
            this.label = label;
        }

        boolean includes(Verdict verdict) {
            return this == ALL || (this == ALLOWED) == (verdict instanceof Verdict.Allowed);
        }
    }

    private final Select<Shown> shown = new Select<>();
    private final Span count = new Span();
    private final DataGrid<Tested> grid = new DataGrid<>("All models here", new Span("No model is like that here."));
    private List<Tested> tested = List.of();

    VerdictTable(Catalog catalog) {
        grid.addColumn(each -> PolicyWords.providerName(each.providerType(), catalog))
                .setHeader("Provider")
                .setWidth("140px")
                .setFlexGrow(0);
        grid.addColumn(Tested::modelId).setHeader("Model").setWidth("220px");
        grid.addComponentColumn(each -> TrySection.badge(each.verdict()))
                .setHeader("Here")
                .setWidth("110px")
                .setFlexGrow(0);
        grid.addColumn(each -> TrySection.reasons(each.verdict()))
                .setHeader("Why")
                .setFlexGrow(2);
        grid.scrolling("360px");
        shown.setLabel("Show");
        shown.setItems(Shown.values());
        shown.setItemLabelGenerator(each -> each.label);
        shown.setValue(Shown.ALL);
        shown.addValueChangeListener(_ -> list());
        var head = new Div(shown, count);
        head.addClassName("verdict-head");
        getContent().add(head, grid);
    }

    void show(List<Tested> results) {
        tested = results;
        var allowed = results.stream()
                .filter(each -> Shown.ALLOWED.includes(each.verdict()))
                .count();
        count.setText(allowed + " of " + results.size() + " would pass here");
        list();
    }

    private void list() {
        grid.setItems(tested.stream()
                .filter(each -> shown.getValue().includes(each.verdict()))
                .toList());
    }
}
