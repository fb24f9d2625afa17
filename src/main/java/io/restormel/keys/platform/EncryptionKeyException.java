package io.restormel.keys.platform;

/** The start is refused: the encryption key is missing, malformed, or not this database's. The message holds no key. */
final class EncryptionKeyException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    EncryptionKeyException(String message) {
        super(message);
    }

    EncryptionKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
