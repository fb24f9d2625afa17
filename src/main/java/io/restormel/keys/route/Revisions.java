package io.restormel.keys.route;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import org.jspecify.annotations.Nullable;

/** Where a request may say which revision it has seen. */
final class Revisions {

    private Revisions() {}

    /** The {@code revision} of the body, else the {@code If-Match} header; null when neither is there. */
    static @Nullable Long expected(JsonBody body, @Nullable String ifMatch) {
        var inBody = body.longInteger("revision", 1, Long.MAX_VALUE);
        return inBody == null ? expected(ifMatch) : inBody;
    }

    static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException _) {
            throw ApplicationException.invalid("If-Match", "must be a revision, such as \"3\"");
        }
    }
}
