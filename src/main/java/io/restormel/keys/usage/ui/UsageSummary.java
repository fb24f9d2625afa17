package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatTile;
import io.restormel.keys.platform.ui.TimeChart;
import io.restormel.keys.usage.UsageReport;
import io.restormel.keys.usage.UsageReport.ModelTotals;
import io.restormel.keys.usage.UsageReport.Series;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The figures of a period: tiles, requests over time by status, and what models and statuses they came to. */
final class UsageSummary extends Composite<Div> {

    private final StatTile requests = tile(text("usage.requests"));
    private final StatTile resolved = tile(Statuses.label("resolved"));
    private final StatTile fallbacks = tile(text("usage.fallbacks"));
    private final StatTile cost = tile(text("usage.detail.estimatedCost"));
    private final StatTile latency = tile(text("usage.summary.p95"));

    private final TimeChart chart = new TimeChart(text("usage.summary.chart"), TimeChart.Kind.BAR, "");
    private final Anchor all = new Anchor("", text("usage.seeRequests"));
    private Function<UnaryOperator<RequestQuery>, String> requestsBehind = _ -> "";
    private final DataGrid<ModelTotals> models = new DataGrid<>(text("usage.summary.byModelLabel"), nothing());
    private final DataGrid<Series> statuses = new DataGrid<>(text("usage.summary.byStatusLabel"), nothing());

    UsageSummary() {
        models.addComponentColumn(this::model)
                .setHeader(text("usage.dimension.model"))
                .setFlexGrow(2)
                .setWidth("150px");
        models.addColumn(ModelTotals::providerType)
                .setHeader(text("usage.dimension.provider"))
                .setWidth("100px");
        models.addColumn(model -> Figures.count(model.totals().requests()))
                .setHeader(text("usage.requests"))
                .setWidth("90px");
        models.addColumn(model -> Figures.usd(model.totals().costUsd()))
                .setHeader(text("usage.costUsd"))
                .setWidth("95px");
        statuses.addComponentColumn(this::status)
                .setHeader(text("usage.status"))
                .setFlexGrow(2)
                .setWidth("150px");
        statuses.addColumn(series -> Figures.count(series.totals().requests()))
                .setHeader(text("usage.requests"))
                .setWidth("90px");
        statuses.addColumn(series ->
                        Figures.latency(series.totals().averageLatencyMicros()).toString())
                .setHeader(text("usage.summary.mean"))
                .setWidth("125px");
        var tables = new Div(
                new Section(text("usage.summary.byModel"), models).flush(),
                new Section(text("usage.summary.byStatus"), statuses).flush());
        tables.addClassName("usage-tables");

        getContent().addClassName("usage-summary");
        getContent()
                .add(
                        StatTile.row(requests, resolved, fallbacks, cost, latency),
                        new Section(text("usage.summary.overTime"), text("usage.summary.overTimeText"), chart)
                                .withActions(all),
                        tables);
    }

    private Component model(ModelTotals model) {
        return model.modelId().isEmpty()
                ? new Span(text("usage.summary.noneChosen"))
                : new Anchor(
                        requestsBehind.apply(query -> query.withModel(model.providerType(), model.modelId())),
                        model.modelId());
    }

    private Component status(Series series) {
        return new Anchor(
                requestsBehind.apply(query -> query.withStatus(series.status())), Statuses.badge(series.status()));
    }

    private static StatTile tile(String label) {
        return new StatTile(label, "–", "", "");
    }

    private static Component nothing() {
        return new EmptyState(Icons.CHART, text("usage.summary.nothing"), text("usage.summary.nothingText"));
    }

    /** @param behind leads to the requests that are counted */
    void show(UsageReport report, Function<UnaryOperator<RequestQuery>, String> behind) {
        requestsBehind = behind;
        all.setHref(behind.apply(UnaryOperator.identity()));
        var totals = report.totals();
        requests.set(Figures.count(totals.requests()), "", text("usage.summary.last", Ranges.label(report.range())));
        set(
                resolved,
                Figures.percent(totals.resolvedRate()),
                text("usage.summary.given", Figures.count(totals.resolved())));
        set(
                fallbacks,
                Figures.percent(totals.fallbackRate()),
                text("usage.summary.passedOver", Figures.count(totals.fallbacks())));
        cost.set(Figures.usd(totals.costUsd()), "USD", text("usage.summary.whereEstimated"));
        var times = report.latency();
        if (times == null) {
            latency.set("–", "", text("usage.summary.none"));
        } else {
            set(latency, Figures.latency(times.p95Micros()), text("usage.median", Figures.latency(times.p50Micros())));
        }
        chart.setSeries(
                report.buckets(),
                report.byStatus().stream()
                        .map(series -> new TimeChart.Series(Statuses.label(series.status()), series.requests()))
                        .toList());
        models.setItems(report.byModel());
        statuses.setItems(report.byStatus());
    }

    private static void set(StatTile tile, Figures.Figure figure, String hint) {
        tile.set(figure.value(), figure.unit(), hint);
    }
}
