package io.restormel.keys.platform;

/**
 * Seals small keys under the installation's key-encryption key, which itself may live outside of this process. What
 * was sealed is bound to a place: it opens only where it was sealed for. Thread-safe; may block on a network.
 */
public interface KeyWrapping {

    /** Names the key that seals from now on, such as {@code local-1a2b3c4d}; tells nothing of the key itself. */
    String currentKeyId();

    /** Can what was sealed under this key be opened, as far as is known without trying? */
    boolean knows(String keyId);

    /** @throws KeyUnwrapException {@code UNAVAILABLE} when the key cannot be reached */
    WrappedKey wrap(byte[] key, byte[] boundTo) throws KeyUnwrapException;

    /** @throws KeyUnwrapException when it was altered, moved, sealed under another key, or the key cannot be reached */
    byte[] unwrap(WrappedKey wrapped, byte[] boundTo) throws KeyUnwrapException;
}
