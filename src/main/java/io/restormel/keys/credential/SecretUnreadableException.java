package io.restormel.keys.credential;

import io.restormel.keys.platform.KeyUnwrapException;

/** A stored secret does not open. The message tells which, never what it holds. */
final class SecretUnreadableException extends Exception {

    private final KeyUnwrapException.Reason reason;

    SecretUnreadableException(SealedSecret secret, KeyUnwrapException.Reason reason) {
        super(secret + ": " + reason, null, false, false);
        this.reason = reason;
    }

    KeyUnwrapException.Reason reason() {
        return reason;
    }
}
