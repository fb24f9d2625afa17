package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/** Blank input means absent, everywhere in the engine. */
final class Text {

    private Text() {}

    static @Nullable String trimToNull(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String trimmed = text.strip();
        return trimmed.isEmpty() ? null : trimmed;
    }
}
