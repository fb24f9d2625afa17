package io.restormel.keys.provider;

import java.io.Serial;

/** An address that must not be called. The message is a whole sentence for people and repeats nothing of the address. */
final class RefusedAddressException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return java.util.Objects.requireNonNull(getMessage());
    }
}
