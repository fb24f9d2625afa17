package io.restormel.keys.resolve;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an app calls a model by without naming it, such as {@code ref:restormel-keys:llm/primary}.
 *
 * @param text as given
 * @param name its last part, {@code primary}
 */
public record LogicalRef(String text, String name) {

    private static final Pattern FORM = Pattern.compile("ref:restormel-keys:(?:[^/]+/)*([^/]+)");

    /** Null when the text is none. */
    public static @Nullable LogicalRef parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches() ? new LogicalRef(text, parts.group(1)) : null;
    }
}
