package io.restormel.keys.engine;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Blank input means absent, everywhere in the engine. */
final class Text {

    private static final int MAX_DIGITS = 40;

    private Text() {}

    static @Nullable String trimToNull(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String trimmed = text.strip();
        return trimmed.isEmpty() ? null : trimmed;
    }

    /** Null for a text that is no number, or a needlessly long one. */
    static @Nullable BigDecimal number(String text) {
        char first = text.isEmpty() || text.length() > MAX_DIGITS ? ' ' : text.charAt(0);
        if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
