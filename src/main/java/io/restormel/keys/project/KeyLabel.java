package io.restormel.keys.project;

import io.restormel.keys.platform.ApplicationException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be the label of a Gateway Key, for whoever has to know before the key is created. */
public final class KeyLabel {

    private static final Pattern LOOKS_LIKE_A_KEY = Pattern.compile("^rkm?_", Pattern.CASE_INSENSITIVE);

    private KeyLabel() {}

    /**
     * The label as it is kept; null for none.
     *
     * @throws ApplicationException.Invalid when it is too long or no text; {@code invalid_label} when it is a key
     */
    public static @Nullable String checked(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return null;
        }
        var checked = Names.checked("label", label);
        if (LOOKS_LIKE_A_KEY.matcher(checked).find()) {
            throw new ApplicationException.Invalid(
                    "invalid_label",
                    "The label looks like a key; a label is shown to everyone in the workspace",
                    Map.of("field", "label"));
        }
        return checked;
    }
}
