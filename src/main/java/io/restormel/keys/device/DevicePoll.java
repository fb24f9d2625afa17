package io.restormel.keys.device;

import io.restormel.keys.project.NewGatewayKey;
import java.util.Locale;

/** What a poll comes to. */
sealed interface DevicePoll {

    /** Approved: here is the key, this once. */
    record Issued(NewGatewayKey key) implements DevicePoll {}

    /** @param intervalSeconds how long to wait before asking again, where that helps */
    record Refused(Reason reason, int intervalSeconds) implements DevicePoll {}

    /** The codes of RFC 8628, section 3.5. */
    enum Reason {
        AUTHORIZATION_PENDING("Nobody has approved the code yet"),
        SLOW_DOWN("Wait five seconds longer between two polls"),
        EXPIRED_TOKEN("The code has expired; start again"),
        ACCESS_DENIED("The sign-in was denied"),
        INVALID_GRANT("No sign-in waits for this device code; it may have got its key already");

        private final String message;

        Reason(String message) {
            this.message = message;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        String message() {
            return message;
        }
    }
}
