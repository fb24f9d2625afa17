package io.restormel.keys.embed;

import org.springframework.web.util.HtmlUtils;

/** HTML of the few pages outside the dashboard. No inline script or style: their policies forbid it. */
final class PlainPage {

    private PlainPage() {}

    /**
     * @param htmlAttributes of the root element, already escaped; starts with a blank unless empty
     * @param head links and scripts, already escaped
     * @param body already escaped
     */
    static String of(String language, String htmlAttributes, String title, String head, String body) {
        return """
            <!doctype html>
            <html lang="%s"%s>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            %s
            </head>
            <body>
            %s
            </body>
            </html>
            """.formatted(escaped(language), htmlAttributes, escaped(title), head, body);
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    static String stylesheet(String address) {
        return "<link rel=\"stylesheet\" href=\"" + escaped(address) + "\">";
    }

    static String icon(String address) {
        return "<link rel=\"icon\" type=\"image/svg+xml\" href=\"" + escaped(address) + "\">";
    }

    static String module(String address) {
        return "<script type=\"module\" src=\"" + escaped(address) + "\"></script>";
    }
}
