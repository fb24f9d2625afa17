package io.restormel.keys.platform;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of a file for spreadsheets. */
public final class CsvLine {

    private CsvLine() {}

    /** Ends in a line feed. Null is an empty cell. */
    public static String of(List<? extends @Nullable Object> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\n"));
    }

    /** What a spreadsheet would take for a formula gets an apostrophe before it; numbers stay what they are. */
    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        var harmless = !(value instanceof Number) && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }
}
