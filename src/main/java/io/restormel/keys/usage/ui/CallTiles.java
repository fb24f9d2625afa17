package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.outcome.CallFigures;
import io.restormel.keys.outcome.OutcomeTotals;
import io.restormel.keys.platform.ui.StatTile;
import java.util.OptionalDouble;

/** The figures of reported calls, each with what it was in the period before. */
final class CallTiles extends Composite<Div> {

    private final StatTile calls = tile(text("usage.calls.title"));
    private final StatTile errors = tile(Measure.ERRORS.label());
    private final StatTile fallbacks = tile(Measure.FALLBACKS.label());
    private final StatTile tokens = tile(Measure.TOKENS.label());
    private final StatTile cost = tile(Measure.COST.label());
    private final StatTile latency = tile(text("usage.calls.p95"));

    CallTiles() {
        getContent().add(StatTile.row(calls, errors, fallbacks, tokens, cost, latency));
    }

    private static StatTile tile(String label) {
        return new StatTile(label, "–", "", "");
    }

    void show(CallFigures now, CallFigures before) {
        var totals = now.totals();
        var earlier = before.totals();
        boolean compares = earlier.outcomes() > 0;
        calls.set(
                Figures.count(totals.outcomes()),
                "",
                hint(
                        totals.unmetered() == 0
                                ? ""
                                : text("usage.calls.withoutTokens", Figures.count(totals.unmetered())),
                        compares ? Figures.count(earlier.outcomes()) : text("usage.calls.none")));
        set(
                errors,
                Figures.percent(totals.errorRate()),
                hint(
                        text("usage.calls.failed", Figures.count(totals.failed())),
                        compares ? Figures.percent(earlier.errorRate()).toString() : "–"));
        if (now.decided() == 0) {
            fallbacks.set("–", "", text("usage.calls.noDecision"));
        } else {
            set(
                    fallbacks,
                    Figures.percent(now.fallbackRate()),
                    hint(
                            text("usage.calls.withDecision", Figures.count(now.decided())),
                            before.decided() > 0
                                    ? Figures.percent(before.fallbackRate()).toString()
                                    : "–"));
        }
        tokens.set(
                Figures.count(now.tokens()),
                "",
                hint(
                        text(
                                "usage.calls.inAndOut",
                                Figures.count(totals.inputTokens()),
                                Figures.count(totals.outputTokens())),
                        compares ? Figures.count(before.tokens()) : text("usage.calls.none")));
        cost.set(
                Figures.usd(totals.costUsd()),
                "USD",
                hint(
                        totals.unpriced() == 0
                                ? text("usage.calls.byCatalogue")
                                : text("usage.calls.unpriced", Figures.count(totals.unpriced())),
                        compares ? Figures.usd(earlier.costUsd()) : text("usage.calls.none")));
        showLatency(totals, earlier);
    }

    private void showLatency(OutcomeTotals totals, OutcomeTotals earlier) {
        var p95 = totals.latencyMicros(0.95);
        if (p95.isEmpty()) {
            latency.set("–", "", text("usage.calls.noLatencies"));
        } else {
            set(
                    latency,
                    Figures.latency(p95.getAsDouble()),
                    hint(text("usage.median", told(totals.latencyMicros(0.5))), told(earlier.latencyMicros(0.95))));
        }
    }

    private static String told(OptionalDouble micros) {
        return micros.isEmpty() ? "–" : Figures.latency(micros.getAsDouble()).toString();
    }

    private static String hint(String about, String before) {
        return (about.isEmpty() ? "" : about + "; ") + text("usage.calls.before", before);
    }

    private static void set(StatTile tile, Figures.Figure figure, String hint) {
        tile.set(figure.value(), figure.unit(), hint);
    }
}
