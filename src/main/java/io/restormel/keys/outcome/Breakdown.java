package io.restormel.keys.outcome;

import java.time.Instant;
import java.util.List;

/**
 * Reported calls of a period by one dimension, beside the period of the same length before.
 *
 * @param starts of the parts of the period, ascending
 * @param total of all calls, or of the one value that was asked for
 * @param before the same of the period before
 * @param rows the values that cost most, at most {@link #MOST_ROWS}
 * @param values how many values the period has
 * @param series those of the first rows, then, where values do not overlap, {@code null} for all others
 */
public record Breakdown(
        List<Instant> starts, CallFigures total, CallFigures before, List<Row> rows, int values, List<Series> series) {

    public static final int MOST_ROWS = 50;
    static final int MOST_SERIES = 5;

    public Breakdown {
        starts = List.copyOf(starts);
        rows = List.copyOf(rows);
        series = List.copyOf(series);
    }

    /**
     * @param value as {@link Dimension} says; empty for calls that have none
     * @param before of the period before
     */
    public record Row(String value, CallFigures figures, Brief before) {}

    /**
     * @param value as in {@link Row}
     * @param others whether it is all that the other series do not count; {@code value} is empty then
     * @param figures one a start; besides the number of calls only those that were asked for
     */
    public record Series(String value, boolean others, List<CallFigures> figures) {
        public Series {
            figures = List.copyOf(figures);
        }
    }
}
