package io.restormel.keys.platform;

import org.jspecify.annotations.Nullable;

/** The revision that a request has seen: where it may say so, and whether it is still that. */
public final class Revisions {

    private Revisions() {}

    /** The {@code revision} of the body or of the {@code If-Match} header; null when neither is there. */
    public static @Nullable Long expected(JsonBody body, @Nullable String ifMatch) {
        var inBody = body.longInteger("revision", 1, Long.MAX_VALUE);
        var inHeader = expected(ifMatch);
        if (inBody != null && inHeader != null && !inBody.equals(inHeader)) {
            throw contradiction();
        }
        return inBody == null ? inHeader : inBody;
    }

    /** At most one of the two can be the present one. */
    static ApplicationException contradiction() {
        return ApplicationException.invalid("If-Match", "and revision name different revisions");
    }

    /**
     * Asked in the transaction of the edit, when nobody else can edit.
     *
     * @param expected null asks for none
     * @param what for a message, such as "The key"
     * @throws ApplicationException.Stale when another one is there
     */
    public static void require(@Nullable Long expected, long present, String what) {
        if (expected != null && expected != present) {
            throw new ApplicationException.Stale(what);
        }
    }

    /** The revision in an {@code If-Match} header; null when it asks for none. */
    public static @Nullable Long expected(@Nullable String ifMatch) {
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
