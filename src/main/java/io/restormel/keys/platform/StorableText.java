package io.restormel.keys.platform;

import org.jspecify.annotations.Nullable;

/** Text that every database can keep: JSON can spell characters, by {@code \}{@code u} escapes, that none can. */
public final class StorableText {

    private StorableText() {}

    /** As {@link #problem}, for text that many may read: a key pasted into the wrong field must not stay there. */
    public static @Nullable String problemOfSetting(String text) {
        return Redaction.of(text).equals(text)
                ? problem(text)
                : "holds what looks like a secret key; keys belong into Credentials";
    }

    /** What is wrong with the text, to follow a field's name; null when nothing is. */
    public static @Nullable String problem(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                return "must not contain a NUL character";
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return "must not contain half a surrogate pair";
                }
                i++;
            }
        }
        return null;
    }
}
