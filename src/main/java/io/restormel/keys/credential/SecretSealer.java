package io.restormel.keys.credential;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.restormel.keys.platform.KeyUnwrapException;
import io.restormel.keys.platform.KeyWrapping;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals providers' keys: AES-256-GCM under a fresh data key for each, the data key under the key-encryption key, both
 * bound to the secret's place. So changing the key-encryption key touches data keys only, and a row copied elsewhere
 * does not open there. Thread-safe.
 */
@Component
class SecretSealer {

    private static final int KEY_LENGTH = 32;

    private final KeyWrapping keys;
    private final SecureRandom random = new SecureRandom();

    SecretSealer(KeyWrapping keys) {
        this.keys = keys;
    }

    /** @throws KeyUnwrapException when the key-encryption key cannot be reached */
    SealedSecret seal(SecretPlace place, ProviderSecret secret, Instant now, @Nullable Instant validUntil)
            throws KeyUnwrapException {
        var dataKey = new byte[KEY_LENGTH];
        random.nextBytes(dataKey);
        try {
            var ciphertext = new AesGcmJce(dataKey).encrypt(secret.bytes(), place.boundTo("ciphertext"));
            var wrapped = keys.wrap(dataKey, place.boundTo("wrapped_key"));
            return new SealedSecret(place, ciphertext, wrapped, now, validUntil);
        } catch (KeyUnwrapException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed", e);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    ProviderSecret open(SealedSecret sealed) throws SecretUnreadableException {
        var dataKey = dataKey(sealed);
        try {
            return ProviderSecret.owning(new AesGcmJce(dataKey)
                    .decrypt(sealed.ciphertext(), sealed.place().boundTo("ciphertext")));
        } catch (GeneralSecurityException _) {
            throw new SecretUnreadableException(sealed, KeyUnwrapException.Reason.DOES_NOT_FIT);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** The same secret with its data key under the key-encryption key in force; the secret itself stays sealed. */
    SealedSecret rewrap(SealedSecret sealed) throws SecretUnreadableException, KeyUnwrapException {
        var dataKey = dataKey(sealed);
        try {
            var wrapped = keys.wrap(dataKey, sealed.place().boundTo("wrapped_key"));
            return new SealedSecret(
                    sealed.place(), sealed.ciphertext(), wrapped, sealed.createdAt(), sealed.validUntil());
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private byte[] dataKey(SealedSecret sealed) throws SecretUnreadableException {
        try {
            return keys.unwrap(sealed.key(), sealed.place().boundTo("wrapped_key"));
        } catch (KeyUnwrapException e) {
            throw new SecretUnreadableException(sealed, e.reason());
        }
    }
}
