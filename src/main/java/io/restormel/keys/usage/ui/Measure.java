package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.outcome.CallFigures;
import io.restormel.keys.outcome.Charted;
import io.restormel.keys.platform.ui.TimeChart;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a chart of reported calls shows. */
enum Measure {
    COST("$", TimeChart.Kind.BAR, Charted.COST, figures -> figures.totals().costUsd()),
    TOKENS("", TimeChart.Kind.BAR, Charted.TOKENS, CallFigures::tokens),
    CALLS("", TimeChart.Kind.BAR, null, figures -> figures.totals().outcomes()),
    P50("ms", TimeChart.Kind.LINE, Charted.LATENCIES, figures -> millis(figures, 0.5)),
    P95("ms", TimeChart.Kind.LINE, Charted.LATENCIES, figures -> millis(figures, 0.95)),
    ERRORS(
            "%",
            TimeChart.Kind.LINE,
            Charted.ERRORS,
            figures -> 100 * figures.totals().errorRate()),
    FALLBACKS("%", TimeChart.Kind.LINE, Charted.FALLBACKS, figures -> 100 * figures.fallbackRate());

    private final String unit;
    private final TimeChart.Kind kind;
    private final @Nullable Charted charted;
    private final Function<CallFigures, Number> value;

    Measure(String unit, TimeChart.Kind kind, @Nullable Charted charted, Function<CallFigures, Number> value) {
        this.unit = unit;
        this.kind = kind;
        this.charted = charted;
        this.value = value;
    }

    private static double millis(CallFigures figures, double quantile) {
        return figures.totals().latencyMicros(quantile).orElse(0) / 1000;
    }

    /** What has to be read for it besides the number of calls. */
    Set<Charted> charted() {
        return charted == null ? Set.of() : Set.of(charted);
    }

    String label() {
        return text("usage.measure." + wire());
    }

    String unit() {
        return unit;
    }

    /** Bars for what adds up. */
    TimeChart.Kind kind() {
        return kind;
    }

    Number of(CallFigures figures) {
        return value.apply(figures);
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Measure> ofWire(String wire) {
        return Arrays.stream(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }
}
