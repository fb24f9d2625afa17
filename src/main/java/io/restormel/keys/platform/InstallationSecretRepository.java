package io.restormel.keys.platform;

import static io.restormel.keys.db.Tables.INSTALLATION_SECRET;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Secrets that the installation made for itself, such as the pepper of key digests: random, created when first asked
 * for, sealed in the database and bound to their name. All nodes on one database share them.
 */
@Component
public class InstallationSecretRepository {

    private static final int LENGTH = 32;

    private final DSLContext sql;
    private final Clock clock;
    private final KeyEncryptionKey key;

    InstallationSecretRepository(
            DSLContext sql,
            Clock clock,
            @Value("${" + KeyEncryptionKey.VARIABLE + ":}") String given,
            @Value("${restormel.data-dir}") Path dataDir) {
        this.sql = sql;
        this.clock = clock;
        this.key = KeyEncryptionKey.load(given, dataDir, sql.fetchExists(INSTALLATION_SECRET));
    }

    /** 32 random bytes, always the same for this name. */
    public byte[] secret(String name) {
        return stored(name).orElseGet(() -> {
            var secret = new byte[LENGTH];
            new SecureRandom().nextBytes(secret);
            sql.insertInto(INSTALLATION_SECRET)
                    .set(INSTALLATION_SECRET.NAME, name)
                    .set(INSTALLATION_SECRET.SEALED, key.seal(secret, boundTo(name)))
                    .set(INSTALLATION_SECRET.CREATED_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute();
            // Another node may have been first; what is stored counts.
            return stored(name).orElseThrow();
        });
    }

    private Optional<byte[]> stored(String name) {
        return sql.select(INSTALLATION_SECRET.SEALED)
                .from(INSTALLATION_SECRET)
                .where(INSTALLATION_SECRET.NAME.eq(name))
                .fetchOptional(INSTALLATION_SECRET.SEALED)
                .map(stored -> open(name, stored));
    }

    private byte[] open(String name, byte[] sealed) {
        try {
            return key.open(sealed, boundTo(name));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The encryption key does not fit this database: set " + KeyEncryptionKey.VARIABLE
                            + " to the key that it was set up with",
                    e);
        }
    }

    private static byte[] boundTo(String name) {
        return ("installation_secret|" + name + "|sealed").getBytes(StandardCharsets.UTF_8);
    }
}
