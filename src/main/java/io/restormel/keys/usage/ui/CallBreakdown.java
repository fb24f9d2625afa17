package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.restormel.keys.outcome.Breakdown;
import io.restormel.keys.outcome.Dimension;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.TimeChart;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reported calls of a period: figures beside those of the period before, over time and in a table by one dimension. */
final class CallBreakdown extends Composite<Div> {

    private final CallTiles tiles = new CallTiles();
    private final Select<Dimension> by = new Select<>();
    private final Select<Measure> measure = new Select<>();
    private final Button all;
    private final Anchor requests = new Anchor("", text("usage.seeRequests"));
    private final Div chart = new Div();
    private final Div note = new Div();
    private final DataGrid<Breakdown.Row> grid = new DataGrid<>(
            text("usage.calls.title"),
            new EmptyState(Icons.CHART, text("usage.calls.nothing"), text("usage.calls.nothingText")));
    private final Consumer<CallChoice> changed;
    private CallChoice choice = CallChoice.FIRST;
    private Map<String, String> names = Map.of();

    /** @param changed gets what the person chose; {@code export} writes the same figures as CSV */
    CallBreakdown(Consumer<CallChoice> changed, DownloadHandler export) {
        this.changed = changed;
        by.setLabel(text("usage.calls.by"));
        by.setItems(
                Dimension.MODEL, Dimension.PROVIDER, Dimension.ROUTE, Dimension.KEY, Dimension.END_USER, Dimension.TAG);
        by.setItemLabelGenerator(CallChoice::label);
        by.addValueChangeListener(event -> tell(event.isFromClient(), choice.by(event.getValue())));
        measure.setLabel(text("usage.calls.measure"));
        measure.setItems(Measure.values());
        measure.setItemLabelGenerator(Measure::label);
        measure.addValueChangeListener(event -> tell(event.isFromClient(), choice.measure(event.getValue())));
        all = new Button(text("usage.calls.showAll"), Icons.of(Icons.CLOSE), _ -> changed.accept(choice.only(null)));
        var link = new Anchor(export, AttachmentType.DOWNLOAD, text("usage.export"));
        link.addClassName("usage-export");
        var fields = new Div(by, measure, all, requests, link);
        fields.addClassName("usage-choice");
        note.addClassName("usage-note");
        columns();
        getContent().addClassName("usage-summary");
        getContent()
                .add(
                        tiles,
                        new Section(text("usage.calls.title"), text("usage.calls.about"), fields, chart, note),
                        grid);
    }

    private void tell(boolean byPerson, CallChoice wanted) {
        if (byPerson) {
            changed.accept(wanted);
        }
    }

    private void columns() {
        grid.addComponentColumn(row -> {
                    var only = new Button(name(row.value()), _ -> changed.accept(choice.only(row.value())));
                    only.addClassName("usage-value");
                    only.setTooltipText(text("usage.calls.only"));
                    return only;
                })
                .setHeader(text("usage.calls.value"))
                .setFlexGrow(2)
                .setWidth("190px");
        column(
                Measure.CALLS.label(),
                "95px",
                row -> Figures.count(row.figures().totals().outcomes()));
        column(
                text("usage.calls.columnBefore"),
                "95px",
                row -> Figures.count(row.before().calls()));
        column(
                Measure.TOKENS.label(),
                "115px",
                row -> Figures.count(row.figures().tokens()));
        column(text("usage.costUsd"), "125px", CallBreakdown::cost);
        column(
                text("usage.calls.columnBeforeUsd"),
                "115px",
                row -> Figures.usd(row.before().costUsd()));
        column("p95", "95px", row -> {
            var p95 = row.figures().totals().latencyMicros(0.95);
            return p95.isEmpty() ? "–" : Figures.latency(p95.getAsDouble()).toString();
        });
        column(
                text("usage.calls.errors"),
                "85px",
                row -> Figures.percent(row.figures().totals().errorRate()).toString());
        column(
                text("usage.fallbacks"),
                "95px",
                row -> row.figures().decided() == 0
                        ? "–"
                        : Figures.percent(row.figures().fallbackRate()).toString());
    }

    private void column(String header, String width, Function<Breakdown.Row, String> text) {
        grid.addColumn(text::apply).setHeader(header).setWidth(width);
    }

    /** A cost of which nothing is known is no zero. */
    private static String cost(Breakdown.Row row) {
        var totals = row.figures().totals();
        if (totals.unpriced() == 0) {
            return Figures.usd(totals.costUsd());
        }
        var unpriced = text("usage.calls.unpriced", Figures.count(totals.unpriced()));
        return totals.costUsd().signum() == 0 ? unpriced : Figures.usd(totals.costUsd()) + " + " + unpriced;
    }

    private String name(String value) {
        var known = names.get(value);
        if (known != null) {
            return known;
        }
        return switch (choice.by()) {
            case ROUTE -> text("usage.deletedRoute", value);
            case KEY -> text("usage.revokedKey", value);
            case ALL, PROVIDER, MODEL, END_USER, TAG -> value;
        };
    }

    /**
     * @param valueNames what to call values that are ids
     * @param behind leads to the requests of these calls
     */
    void show(CallChoice shown, Breakdown breakdown, Map<String, String> valueNames, String behind) {
        requests.setHref(behind);
        requests.setVisible(shown.value() != null && shown.by() != Dimension.TAG);
        choice = shown;
        names = valueNames;
        by.setValue(shown.by());
        measure.setValue(shown.measure());
        all.setVisible(shown.value() != null);
        tiles.show(breakdown.total(), breakdown.before());
        chart.removeAll();
        chart.add(chart(shown.measure(), breakdown));
        note.setText(note(breakdown, shown.value()));
        grid.setItems(breakdown.rows());
    }

    private String note(Breakdown breakdown, @Nullable String only) {
        if (only != null) {
            return text("usage.calls.onlyNote", name(only));
        }
        if (breakdown.values() > breakdown.rows().size()) {
            return text("usage.calls.dearest", breakdown.rows().size(), Figures.count(breakdown.values()));
        }
        return switch (choice.by()) {
            case END_USER -> text("usage.calls.endUsersByDay");
            case TAG -> text("usage.calls.severalTags");
            case ALL, PROVIDER, MODEL, ROUTE, KEY -> "";
        };
    }

    private TimeChart chart(Measure shown, Breakdown breakdown) {
        boolean adds = shown.kind() == TimeChart.Kind.BAR;
        var figures = new TimeChart(
                text("usage.calls.chart", shown.label(), text("usage.calls.chartBy." + CallChoice.key(choice.by()))),
                shown.kind(),
                shown.unit());
        figures.setSeries(
                breakdown.starts(),
                breakdown.series().stream()
                        .filter(series -> adds || !series.others())
                        .map(series -> new TimeChart.Series(
                                series.others() ? text("usage.calls.others") : name(series.value()),
                                series.figures().stream().map(shown::of).toList()))
                        .toList());
        return figures;
    }
}
