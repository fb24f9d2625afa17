package io.restormel.keys.health;

import org.jspecify.annotations.Nullable;

/** The reasons that rows keep of what people did to circuits: that it was by hand, and what they said about it. */
final class HandWords {

    static final String RESET = "Reset by hand";

    private static final String OPENED = "Opened by hand";

    private HandWords() {}

    /** @param why null when that goes without saying */
    static String opened(@Nullable String why) {
        return why == null ? OPENED : "Opened by hand: " + why;
    }

    /** The reason without what the circuit's state tells as well; empty when it says no more than that. */
    static String said(String reason) {
        if (reason.equals(OPENED) || reason.equals(RESET)) {
            return "";
        }
        var because = opened("");
        return reason.startsWith(because) ? reason.substring(because.length()) : reason;
    }
}
