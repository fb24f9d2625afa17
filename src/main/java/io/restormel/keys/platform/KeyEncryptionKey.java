package io.restormel.keys.platform;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that seals all other secrets of the installation: 32 bytes, given as base64 in
 * {@code RESTORMEL_CREDENTIALS_ENCRYPTION_KEY} or in a file of the data directory. Thread-safe; {@code toString} tells
 * nothing.
 */
final class KeyEncryptionKey {

    static final String VARIABLE = "RESTORMEL_CREDENTIALS_ENCRYPTION_KEY";
    static final String FILE = "credentials-encryption.key";
    private static final int LENGTH = 32;
    private static final Logger log = LoggerFactory.getLogger(KeyEncryptionKey.class);

    private final AesGcmJce aead;
    private final String id;

    private KeyEncryptionKey(byte[] key) {
        try {
            aead = new AesGcmJce(key);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var digest = mac.doFinal("restormel key id".getBytes(StandardCharsets.UTF_8));
            id = "local-" + HexFormat.of().formatHex(digest, 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM or HMAC-SHA256 is missing from this Java", e);
        }
    }

    /** A key that sealed before the one in force, by its variable's or file's text. */
    static KeyEncryptionKey of(String base64, String where) {
        return new KeyEncryptionKey(decode(base64, where));
    }

    /** Differs for different keys and tells nothing of them: {@code local-} and 8 hexadecimal digits. */
    String id() {
        return id;
    }

    /**
     * The given key, else the file's, else, while nothing has been sealed yet, a new one kept in the file.
     *
     * @throws IllegalStateException when secrets exist and their key is missing, or the key is malformed
     */
    static KeyEncryptionKey load(String given, Path dataDir, boolean somethingIsSealed) {
        var file = dataDir.resolve(FILE);
        try {
            if (!given.isBlank()) {
                return new KeyEncryptionKey(decode(given, VARIABLE));
            }
            if (Files.exists(file)) {
                return new KeyEncryptionKey(decode(Files.readString(file), file.toString()));
            }
            if (somethingIsSealed) {
                throw new EncryptionKeyException(
                        "This database holds secrets, but their encryption key is missing: set " + VARIABLE
                                + " or put the file " + file + " back");
            }
            return new KeyEncryptionKey(generate(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write " + file, e);
        }
    }

    private static byte[] decode(String text, String where) {
        try {
            var key = Base64.getDecoder().decode(text.strip());
            if (key.length == LENGTH) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // Falls through to the one message below: what is wrong with a secret is nothing to print.
        }
        throw new EncryptionKeyException(where + " must hold exactly 32 bytes as base64 (openssl rand -base64 32)");
    }

    private static byte[] generate(Path file) throws IOException {
        var key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.WRITE);
        log.warn("Generated an encryption key in {}. Back it up: without it no stored secret can be read.", file);
        return key;
    }

    byte[] seal(byte[] secret, byte[] boundTo) {
        try {
            return aead.encrypt(secret, boundTo);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed", e);
        }
    }

    /** @throws GeneralSecurityException when this is not the key it was sealed with, or it was bound to another place */
    byte[] open(byte[] sealed, byte[] boundTo) throws GeneralSecurityException {
        return aead.decrypt(sealed, boundTo);
    }

    @Override
    public String toString() {
        return "KeyEncryptionKey";
    }
}
