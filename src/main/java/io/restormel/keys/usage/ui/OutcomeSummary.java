package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.outcome.OutcomeReport;
import io.restormel.keys.outcome.OutcomeReport.ModelOutcomes;
import io.restormel.keys.outcome.OutcomeTotals;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatTile;

/** What the calls of a period came to, as hosts reported them: tokens, cost, errors, latency, and cost by model. */
final class OutcomeSummary extends Composite<Div> {

    private final StatTile calls = tile("Reported calls");
    private final StatTile errors = tile("Error rate");
    private final StatTile tokens = tile("Tokens");
    private final StatTile cost = tile("Cost");
    private final StatTile latency = tile("Call p95");
    private final DataGrid<ModelOutcomes> models = new DataGrid<>(
            "Cost by model",
            new EmptyState(
                    Icons.CHART,
                    "No calls reported in this period",
                    "Apps report what a call used with POST …/usage after it ended."));

    OutcomeSummary() {
        models.addColumn(each -> each.model().modelId())
                .setHeader("Model")
                .setFlexGrow(2)
                .setWidth("150px");
        models.addColumn(each -> each.model().providerType())
                .setHeader("Provider")
                .setWidth("100px");
        models.addColumn(each -> Figures.count(each.totals().outcomes()))
                .setHeader("Calls")
                .setWidth("90px");
        models.addColumn(each -> Figures.count(each.totals().inputTokens()))
                .setHeader("Tokens in")
                .setWidth("110px");
        models.addColumn(each -> Figures.count(each.totals().outputTokens()))
                .setHeader("Tokens out")
                .setWidth("110px");
        models.addColumn(each -> Figures.percent(each.totals().errorRate()).toString())
                .setHeader("Errors")
                .setWidth("85px");
        models.addColumn(each -> cost(each.totals())).setHeader("Cost, USD").setWidth("130px");
        getContent().addClassName("usage-summary");
        getContent()
                .add(
                        StatTile.row(calls, errors, tokens, cost, latency),
                        new Section("Cost by model", "What apps reported of their calls.", models));
    }

    private static StatTile tile(String label) {
        return new StatTile(label, "–", "", "");
    }

    void show(OutcomeReport report) {
        var totals = report.totals();
        calls.set(Figures.count(totals.outcomes()), "", totals.unmetered() == 0 ? "" : without(totals.unmetered()));
        var rate = Figures.percent(totals.errorRate());
        errors.set(rate.value(), rate.unit(), Figures.count(totals.failed()) + " failed");
        tokens.set(
                Figures.count(totals.inputTokens() + totals.outputTokens()),
                "",
                Figures.count(totals.inputTokens()) + " in, " + Figures.count(totals.outputTokens()) + " out");
        cost.set(
                Figures.usd(totals.costUsd()),
                "USD",
                totals.unpriced() == 0 ? "by the catalogue's prices" : Figures.count(totals.unpriced()) + " unpriced");
        var p95 = totals.latencyMicros(0.95);
        if (p95.isEmpty()) {
            latency.set("–", "", "no latencies reported");
        } else {
            var figure = Figures.latency(p95.getAsDouble());
            latency.set(
                    figure.value(),
                    figure.unit(),
                    "median " + Figures.latency(totals.latencyMicros(0.5).orElseThrow()));
        }
        models.setItems(report.byModel());
    }

    private static String without(long calls) {
        return Figures.count(calls) + " without tokens";
    }

    /** A cost of which nothing is known is no zero. */
    private static String cost(OutcomeTotals totals) {
        if (totals.unpriced() == 0) {
            return Figures.usd(totals.costUsd());
        }
        var unpriced = Figures.count(totals.unpriced()) + " unpriced";
        return totals.costUsd().signum() == 0 ? unpriced : Figures.usd(totals.costUsd()) + " + " + unpriced;
    }
}
