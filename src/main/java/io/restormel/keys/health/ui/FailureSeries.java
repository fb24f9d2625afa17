package io.restormel.keys.health.ui;

import io.restormel.keys.health.CallCounts;
import io.restormel.keys.platform.ui.TimeChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Failed calls by provider as a chart draws them: those that fail most have a colour of their own. */
final class FailureSeries {

    private static final int COLOURS = 6;

    private FailureSeries() {}

    /** @param hour counts of each minute, by provider */
    static List<TimeChart.Series> of(Map<String, List<CallCounts>> hour) {
        List<TimeChart.Series> series = new ArrayList<>();
        hour.entrySet().stream()
                .sorted((one, other) -> Long.compare(failures(other.getValue()), failures(one.getValue())))
                .limit(COLOURS)
                .forEach(each -> series.add(new TimeChart.Series(
                        each.getKey(),
                        each.getValue().stream().map(CallCounts::failures).toList())));
        return series;
    }

    private static long failures(List<CallCounts> counts) {
        return counts.stream().mapToLong(CallCounts::failures).sum();
    }
}
