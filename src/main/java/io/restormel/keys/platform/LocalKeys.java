package io.restormel.keys.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Key-encryption keys that this process holds itself: one that seals, and retired ones that only open what has not been
 * sealed anew yet.
 */
final class LocalKeys implements KeyWrapping {

    static final String RETIRED_VARIABLE = KeyEncryptionKey.VARIABLE + "_RETIRED";
    static final String RETIRED_FILE = "credentials-encryption.retired";

    private final KeyEncryptionKey current;
    private final Map<String, KeyEncryptionKey> byId = new LinkedHashMap<>();

    LocalKeys(KeyEncryptionKey current, List<KeyEncryptionKey> retired) {
        this.current = current;
        byId.put(current.id(), current);
        retired.forEach(key -> byId.putIfAbsent(key.id(), key));
    }

    /**
     * @param retired base64 keys separated by commas; blank for those of the file in the data directory, one a line
     * @throws IllegalStateException when secrets exist and their key is missing, or a key is malformed
     */
    static LocalKeys load(String given, String retired, Path dataDir, boolean somethingIsSealed) {
        var current = KeyEncryptionKey.load(given, dataDir, somethingIsSealed);
        var file = dataDir.resolve(RETIRED_FILE);
        List<KeyEncryptionKey> others = new ArrayList<>();
        try {
            var text = retired.isBlank() && Files.exists(file) ? Files.readString(file) : retired;
            var where = retired.isBlank() ? file.toString() : RETIRED_VARIABLE;
            for (var one : text.split("[,\\s]+", -1)) {
                if (!one.isBlank()) {
                    others.add(KeyEncryptionKey.of(one, "Each key of " + where));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        return new LocalKeys(current, others);
    }

    @Override
    public String currentKeyId() {
        return current.id();
    }

    /** Also what was sealed before keys had ids. */
    @Override
    public boolean knows(String keyId) {
        return keyId.isEmpty() || byId.containsKey(keyId);
    }

    @Override
    public WrappedKey wrap(byte[] key, byte[] boundTo) {
        return new WrappedKey(current.id(), current.seal(key, boundTo));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, byte[] boundTo) throws KeyUnwrapException {
        if (!knows(wrapped.keyId())) {
            throw new KeyUnwrapException(
                    KeyUnwrapException.Reason.UNKNOWN_KEY, "Sealed under a key that is not configured here");
        }
        for (var key : byId.values()) {
            if (wrapped.keyId().isEmpty() || wrapped.keyId().equals(key.id())) {
                try {
                    return key.open(wrapped.bytes(), boundTo);
                } catch (GeneralSecurityException _) {
                    // What exactly does not fit is nothing to tell; the next key may.
                }
            }
        }
        throw new KeyUnwrapException(KeyUnwrapException.Reason.DOES_NOT_FIT, "Altered, moved, or of another key");
    }
}
