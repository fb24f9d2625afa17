package io.restormel.keys.audit.ui;

import io.restormel.keys.audit.AuditWords;
import io.restormel.keys.audit.ChainCheck;
import io.restormel.keys.platform.ui.Texts;
import java.util.Locale;

/** What the log keeps as names, in words. A name that no bundle has, as old events may have, is made into words. */
final class EventWords {

    private EventWords() {}

    /** What was done, such as {@code route_published}. */
    static String action(String name) {
        return Texts.find("audit.action.", name).orElseGet(() -> AuditWords.words(name));
    }

    /** What it was done to or who did it, such as {@code gateway_key}. */
    static String type(String name) {
        return Texts.find("audit.type.", name).orElseGet(() -> AuditWords.words(name));
    }

    static String problem(ChainCheck.Problem problem) {
        return Texts.find("audit.problem.", problem.name().toLowerCase(Locale.ROOT))
                .orElseGet(problem::text);
    }
}
