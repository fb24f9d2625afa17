package io.restormel.keys.credential;

import io.restormel.keys.platform.WrappedKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret as it is stored: under a data key of its own, which the key-encryption key seals.
 *
 * @param validUntil when the overlap ends; null for the one in use
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: what matters of it is what it opens to.
record SealedSecret(
        SecretPlace place,
        byte[] ciphertext,
        WrappedKey key,
        Instant createdAt,
        @Nullable Instant validUntil) {

    @Override
    public String toString() {
        return "SealedSecret[" + place.credentialId() + " " + place.slot() + ", " + key + "]";
    }
}
