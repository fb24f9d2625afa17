package io.restormel.keys.audit;

import io.restormel.keys.platform.Redaction;
import io.restormel.keys.platform.StorableText;
import org.jspecify.annotations.Nullable;

/** Text on its way into the log: without secrets, as every database can keep it, and no longer than its column. */
final class AuditText {

    private static final char REPLACEMENT = '\uFFFD';

    private AuditText() {}

    /** On one line; null stays null. */
    static @Nullable String line(@Nullable Object value, int maxLength) {
        return value == null
                ? null
                : storable(shortened(Redaction.of(value.toString()), maxLength)).replaceAll("\\p{Cntrl}", " ");
    }

    /** Without the characters that no database keeps. */
    static String storable(String text) {
        if (StorableText.problem(text) == null) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static String shortened(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength - 1) + "…";
    }
}
