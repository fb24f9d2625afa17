package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import java.util.Locale;

/** What a first request can be written in. */
enum SnippetLanguage {
    CURL,
    FETCH,
    CLIENT,
    PYTHON,
    JAVA;

    String label() {
        return text("project.snippet." + name().toLowerCase(Locale.ROOT));
    }
}
