package io.restormel.keys.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A page with a table for each page of the dashboard: its states below each other, its looks side by side. */
final class ScreenshotIndex {

    private static final Pattern NAME =
            Pattern.compile("(.+?)(?:-(empty|filled|error|german))?-(light|dark)-(1440|390)\\.png");
    private static final List<String> LOOKS = List.of("light-1440", "dark-1440", "light-390", "dark-390");
    private static final String STYLE = """
            body { font: 14px system-ui; margin: 24px; color-scheme: light dark }
            table { border-collapse: collapse; margin-block-end: 40px }
            th { font-weight: 500; text-align: start; vertical-align: top; padding: 4px 12px 4px 0 }
            td { vertical-align: top; padding: 4px }
            img { display: block; max-block-size: 340px; border: 1px solid #999 }
            """;

    private ScreenshotIndex() {}

    static void write(Path folder) {
        var pages = new TreeMap<String, TreeSet<String>>();
        try (var files = Files.list(folder)) {
            files.map(file -> NAME.matcher(file.getFileName().toString())).forEach(name -> {
                if (name.matches()) {
                    var state = name.group(2) == null ? "" : name.group(2);
                    pages.computeIfAbsent(name.group(1), _ -> new TreeSet<>()).add(state);
                }
            });
            Files.writeString(folder.resolve("index.html"), page(pages));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String page(TreeMap<String, TreeSet<String>> pages) {
        var html = new StringBuilder(
                        "<!doctype html><html lang=en><meta charset=utf-8><title>Screenshots</title><style>")
                .append(STYLE)
                .append("</style><h1>Screenshots</h1>");
        pages.forEach((page, states) -> {
            html.append("<h2 id=\"%1$s\">%1$s</h2><table><tr><th>".formatted(page));
            LOOKS.forEach(look -> html.append("<th>").append(look));
            states.forEach(state -> {
                html.append("<tr><th>").append(state);
                var start = state.isEmpty() ? page : page + "-" + state;
                LOOKS.forEach(
                        look -> html.append("<td><a href=\"%1$s\"><img src=\"%1$s\" alt=\"%1$s\" loading=lazy></a>"
                                .formatted(start + "-" + look + ".png")));
            });
            html.append("</table>\n");
        });
        return html.toString();
    }
}
