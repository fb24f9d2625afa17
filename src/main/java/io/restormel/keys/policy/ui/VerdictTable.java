package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.policy.PolicyTester.Tested;
import java.util.List;
import java.util.Locale;

/** Models with their verdicts at one place. */
final class VerdictTable extends Composite<Div> {

    private static final int MOST = 200;
    private static final int FEW = 8;

    private enum Shown {
        ALL,
        ALLOWED,
        DENIED;

        String label() {
            return text("policy.verdict.show." + name().toLowerCase(Locale.ROOT));
        }

        boolean includes(Verdict verdict) {
            return this == ALL || (this == ALLOWED) == (verdict instanceof Verdict.Allowed);
        }
    }

    private final Catalog catalog;
    private final Select<Shown> shown = new Select<>();
    private final TextField filter = new TextField(text("policy.verdict.filter"));
    private final Span count = new Span();
    private final Span more = new Span();
    private final DataGrid<Tested> grid =
            new DataGrid<>(text("policy.verdict.models"), new Span(text("policy.verdict.empty")));
    private List<Tested> tested = List.of();

    VerdictTable(Catalog catalog) {
        this.catalog = catalog;
        grid.addColumn(this::provider)
                .setHeader(text("policy.provider"))
                .setWidth("140px")
                .setFlexGrow(0);
        grid.addColumn(Tested::modelId).setHeader(text("policy.model")).setWidth("220px");
        grid.addComponentColumn(each -> TrySection.badge(each.verdict()))
                .setHeader(text("policy.verdict.here"))
                .setWidth("110px")
                .setFlexGrow(0);
        grid.addColumn(VerdictTable::why)
                .setHeader(text("policy.verdict.why"))
                .setTooltipGenerator(each -> TrySection.reasons(each.verdict()))
                .setWidth("260px")
                .setFlexGrow(2);
        grid.scrollingBeyond(FEW, "360px");
        shown.setLabel(text("policy.verdict.show"));
        shown.setItems(Shown.values());
        shown.setItemLabelGenerator(Shown::label);
        shown.setValue(Shown.ALL);
        shown.addValueChangeListener(_ -> list());
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(_ -> list());
        count.getElement().setAttribute("role", "status");
        var fields = new Div(shown, filter);
        fields.addClassName("verdict-fields");
        var head = new Div(fields, count);
        head.addClassName("verdict-head");
        more.addClassName("cell-note");
        getContent().add(head, grid, more);
    }

    private String provider(Tested each) {
        return PolicyWords.providerName(each.providerType(), catalog);
    }

    private static String why(Tested each) {
        return each.verdict() instanceof Verdict.Allowed ? "–" : TrySection.reasons(each.verdict());
    }

    void show(List<Tested> results) {
        tested = results;
        var allowed = results.stream()
                .filter(each -> Shown.ALLOWED.includes(each.verdict()))
                .count();
        count.setText(text("policy.verdict.count", allowed, results.size()));
        list();
    }

    private void list() {
        var wanted = filter.getValue().strip().toLowerCase(Locale.ROOT);
        var rows = tested.stream()
                .filter(each -> shown.getValue().includes(each.verdict()))
                .filter(each -> (provider(each) + " " + each.modelId())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        grid.setItems(rows.stream().limit(MOST).toList());
        more.setText(text("policy.verdict.more", rows.size() - MOST));
        more.setVisible(rows.size() > MOST);
    }
}
