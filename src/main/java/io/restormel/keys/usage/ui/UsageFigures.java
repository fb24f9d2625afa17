package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatTile;
import io.restormel.keys.platform.ui.TimeChart;
import io.restormel.keys.usage.UsageReport;

/** What the requests of a period came to: tiles, and below them the requests over time by status. */
@StyleSheet("assets/styles/usage.css")
final class UsageFigures extends Composite<Div> {

    private final StatTile requests = tile(text("usage.requests"));
    private final StatTile resolved = tile(Statuses.label("resolved"));
    private final StatTile fallbacks = tile(text("usage.fallbacks"));
    private final StatTile cost = tile(text("usage.detail.estimatedCost"));
    private final StatTile latency = tile(text("usage.summary.p95"));
    private final TimeChart chart = new TimeChart(text("usage.summary.chart"), TimeChart.Kind.BAR, "");
    private final Anchor all = new Anchor("", text("usage.seeRequests"));

    UsageFigures() {
        getContent().addClassName("usage-summary");
        getContent()
                .add(
                        StatTile.row(requests, resolved, fallbacks, cost, latency),
                        new Section(text("usage.summary.overTime"), text("usage.summary.overTimeText"), chart)
                                .withActions(all));
    }

    private static StatTile tile(String label) {
        return new StatTile(label, "–", "", "");
    }

    /** @param behind path of the requests that are counted */
    void show(UsageReport report, String behind) {
        all.setHref(behind);
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
    }

    private static void set(StatTile tile, Figures.Figure figure, String hint) {
        tile.set(figure.value(), figure.unit(), hint);
    }
}
