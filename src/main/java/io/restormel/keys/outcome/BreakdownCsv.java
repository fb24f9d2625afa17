package io.restormel.keys.outcome;

import io.restormel.keys.platform.CsvLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Totals for a spreadsheet: one line an hour or day and value, with a line of names first. Lines after the hundred
 * thousandth are left out, and a last line says so.
 */
final class BreakdownCsv {

    static final int PAGE = 2000;
    private static final int MOST = 100_000;

    private final OutputStream out;
    private final Dimension dimension;
    private final ChronoUnit period;
    private final Map<String, String> names;

    BreakdownCsv(OutputStream out, Dimension dimension, boolean hours, Map<String, String> names) {
        this.out = out;
        this.dimension = dimension;
        this.period = hours ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        this.names = names;
    }

    /** @param next the totals after one, or the first ones after null */
    void write(Function<DimensionReader.@Nullable Total, List<DimensionReader.Total>> next) throws IOException {
        line(
                "period_start",
                "period_end",
                "dimension",
                "value",
                "name",
                "calls",
                "failed",
                "error_rate",
                "decided",
                "fallbacks",
                "fallback_rate",
                "unpriced",
                "unmetered",
                "input_tokens",
                "output_tokens",
                "cached_tokens",
                "reasoning_tokens",
                "cost_usd",
                "latency_p50_ms",
                "latency_p95_ms",
                "latency_p99_ms");
        int written = 0;
        DimensionReader.@Nullable Total last = null;
        while (true) {
            var page = next.apply(last);
            for (var total : page) {
                if (++written > MOST) {
                    line("more than " + MOST + " lines; choose a shorter period");
                    return;
                }
                line(total);
            }
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast();
        }
    }

    private void line(DimensionReader.Total total) throws IOException {
        var figures = total.figures();
        var totals = figures.totals();
        line(
                total.bucket(),
                total.bucket().plus(1, period),
                dimension.wire(),
                total.value(),
                names.getOrDefault(total.value(), ""),
                totals.outcomes(),
                totals.failed(),
                totals.errorRate(),
                figures.decided(),
                figures.fellBack(),
                figures.fallbackRate(),
                totals.unpriced(),
                totals.unmetered(),
                totals.inputTokens(),
                totals.outputTokens(),
                totals.cachedTokens(),
                totals.reasoningTokens(),
                Costs.plain(totals.costUsd()),
                millis(totals.latencyMicros(0.5)),
                millis(totals.latencyMicros(0.95)),
                millis(totals.latencyMicros(0.99)));
    }

    private static String millis(OptionalDouble micros) {
        return micros.isEmpty() ? "" : Double.toString(micros.getAsDouble() / 1000);
    }

    private void line(Object... cells) throws IOException {
        out.write(CsvLine.of(Arrays.asList(cells)).getBytes(StandardCharsets.UTF_8));
    }
}
