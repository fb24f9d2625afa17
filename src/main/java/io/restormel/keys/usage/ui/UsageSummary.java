package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatTile;
import io.restormel.keys.platform.ui.TimeChart;
import io.restormel.keys.usage.UsageReport;
import io.restormel.keys.usage.UsageReport.ModelTotals;
import io.restormel.keys.usage.UsageReport.Series;

/** The figures of a period: tiles, requests over time by status, and what models and statuses they came to. */
final class UsageSummary extends Composite<Div> {

    private final StatTile requests = tile("Requests");
    private final StatTile resolved = tile("Resolved");
    private final StatTile fallbacks = tile("Fallbacks");
    private final StatTile cost = tile("Estimated cost");
    private final StatTile latency = tile("Decision p95");

    private final TimeChart chart = new TimeChart("Requests over time by status", TimeChart.Kind.BAR, "");
    private final DataGrid<ModelTotals> models = new DataGrid<>("Requests by model", nothing());
    private final DataGrid<Series> statuses = new DataGrid<>("Requests by status", nothing());

    UsageSummary() {
        models.addColumn(model -> model.modelId().isEmpty() ? "None chosen" : model.modelId())
                .setHeader("Model")
                .setFlexGrow(2)
                .setWidth("150px");
        models.addColumn(ModelTotals::providerType).setHeader("Provider").setWidth("100px");
        models.addColumn(model -> Figures.count(model.totals().requests()))
                .setHeader("Requests")
                .setWidth("90px");
        models.addColumn(model -> Figures.usd(model.totals().costUsd()))
                .setHeader("Cost, USD")
                .setWidth("95px");
        statuses.addComponentColumn(series -> Statuses.badge(series.status()))
                .setHeader("Status")
                .setFlexGrow(2)
                .setWidth("150px");
        statuses.addColumn(series -> Figures.count(series.totals().requests()))
                .setHeader("Requests")
                .setWidth("90px");
        statuses.addColumn(series ->
                        Figures.latency(series.totals().averageLatencyMicros()).toString())
                .setHeader("Mean decision")
                .setWidth("125px");
        var tables = new Div(new Section("By model", models).flush(), new Section("By status", statuses).flush());
        tables.addClassName("usage-tables");

        getContent().addClassName("usage-summary");
        getContent()
                .add(
                        StatTile.row(requests, resolved, fallbacks, cost, latency),
                        new Section("Requests over time", "By status; days begin at midnight UTC.", chart),
                        tables);
    }

    private static StatTile tile(String label) {
        return new StatTile(label, "–", "", "");
    }

    private static Component nothing() {
        return new EmptyState(Icons.CHART, "Nothing in this period", "Choose a longer one to see earlier requests.");
    }

    void show(UsageReport report) {
        var totals = report.totals();
        requests.set(
                Figures.count(totals.requests()), "", "last " + report.range().label());
        set(resolved, Figures.percent(totals.resolvedRate()), Figures.count(totals.resolved()) + " given a model");
        set(
                fallbacks,
                Figures.percent(totals.fallbackRate()),
                Figures.count(totals.fallbacks()) + " passed over a step");
        cost.set(Figures.usd(totals.costUsd()), "USD", "where tokens were estimated");
        var times = report.latency();
        if (times == null) {
            latency.set("–", "", "no requests");
        } else {
            set(latency, Figures.latency(times.p95Micros()), "median " + Figures.latency(times.p50Micros()));
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
