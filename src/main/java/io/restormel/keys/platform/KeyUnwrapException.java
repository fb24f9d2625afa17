package io.restormel.keys.platform;

import java.security.GeneralSecurityException;

/** A sealed key could not be opened, or none be sealed. The message holds neither key nor sealed bytes. */
public final class KeyUnwrapException extends GeneralSecurityException {

    /** Why. */
    public enum Reason {
        /** It was sealed under a key that this installation does not hold. */
        UNKNOWN_KEY,
        /** It was altered, moved to another place, or sealed under another key of the same name. */
        DOES_NOT_FIT,
        /** The key management service does not answer, or refuses; the same call may succeed later. */
        UNAVAILABLE
    }

    private final Reason reason;

    public KeyUnwrapException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
