package io.restormel.keys.platform;

import java.util.Arrays;
import java.util.Objects;

/**
 * A key sealed under the key-encryption key.
 *
 * @param keyId which one; empty when it was not recorded
 */
public record WrappedKey(String keyId, byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof WrappedKey(String id, byte[] theirs)
                && keyId.equals(id)
                && Arrays.equals(bytes, theirs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyId, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return "WrappedKey[" + keyId + "]";
    }
}
