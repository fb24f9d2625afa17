package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.outcome.CallFigures;
import io.restormel.keys.outcome.OutcomeTotals;
import io.restormel.keys.platform.ui.StatTile;
import java.util.OptionalDouble;

/** The figures of reported calls, each with what it was in the period before. */
final class CallTiles extends Composite<Div> {

    private final StatTile calls = tile("Reported calls");
    private final StatTile errors = tile("Error rate");
    private final StatTile fallbacks = tile("Fallback rate");
    private final StatTile tokens = tile("Tokens");
    private final StatTile cost = tile("Cost");
    private final StatTile latency = tile("Call p95");

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
                        totals.unmetered() == 0 ? "" : Figures.count(totals.unmetered()) + " without tokens",
                        compares ? Figures.count(earlier.outcomes()) : "none"));
        set(
                errors,
                Figures.percent(totals.errorRate()),
                hint(
                        Figures.count(totals.failed()) + " failed",
                        compares ? Figures.percent(earlier.errorRate()).toString() : "–"));
        if (now.decided() == 0) {
            fallbacks.set("–", "", "no decision known");
        } else {
            set(
                    fallbacks,
                    Figures.percent(now.fallbackRate()),
                    hint(
                            "of " + Figures.count(now.decided()) + " with a decision",
                            before.decided() > 0
                                    ? Figures.percent(before.fallbackRate()).toString()
                                    : "–"));
        }
        tokens.set(
                Figures.count(now.tokens()),
                "",
                hint(
                        Figures.count(totals.inputTokens()) + " in, " + Figures.count(totals.outputTokens()) + " out",
                        compares ? Figures.count(before.tokens()) : "none"));
        cost.set(
                Figures.usd(totals.costUsd()),
                "USD",
                hint(
                        totals.unpriced() == 0
                                ? "by the catalogue's prices"
                                : Figures.count(totals.unpriced()) + " unpriced",
                        compares ? Figures.usd(earlier.costUsd()) : "none"));
        showLatency(totals, earlier);
    }

    private void showLatency(OutcomeTotals totals, OutcomeTotals earlier) {
        var p95 = totals.latencyMicros(0.95);
        if (p95.isEmpty()) {
            latency.set("–", "", "no latencies reported");
        } else {
            set(
                    latency,
                    Figures.latency(p95.getAsDouble()),
                    hint("median " + told(totals.latencyMicros(0.5)), told(earlier.latencyMicros(0.95))));
        }
    }

    private static String told(OptionalDouble micros) {
        return micros.isEmpty() ? "–" : Figures.latency(micros.getAsDouble()).toString();
    }

    private static String hint(String about, String before) {
        return (about.isEmpty() ? "" : about + "; ") + "before: " + before;
    }

    private static void set(StatTile tile, Figures.Figure figure, String hint) {
        tile.set(figure.value(), figure.unit(), hint);
    }
}
