package io.restormel.keys.platform;

import static io.restormel.keys.db.Tables.INSTALLATION_SECRET;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Secrets that the installation made for itself, such as the pepper of key digests: random, created when first asked
 * for, sealed in the database and bound to their name. All nodes on one database share them. One that a retired key
 * sealed is sealed anew when it is read.
 */
@Component
public class InstallationSecretRepository {

    private static final int LENGTH = 32;

    private final DSLContext sql;
    private final Clock clock;
    private final KeyWrapping keys;

    InstallationSecretRepository(DSLContext sql, Clock clock, KeyWrapping keys) {
        this.sql = sql;
        this.clock = clock;
        this.keys = keys;
    }

    /** 32 random bytes, always the same for this name. */
    public byte[] secret(String name) {
        return stored(name).orElseGet(() -> {
            var secret = new byte[LENGTH];
            new SecureRandom().nextBytes(secret);
            var sealed = seal(name, secret);
            sql.insertInto(INSTALLATION_SECRET)
                    .set(INSTALLATION_SECRET.NAME, name)
                    .set(INSTALLATION_SECRET.SEALED, sealed.bytes())
                    .set(INSTALLATION_SECRET.KEK_ID, sealed.keyId())
                    .set(INSTALLATION_SECRET.CREATED_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute();
            // Another node may have been first; what is stored counts.
            return stored(name).orElseThrow();
        });
    }

    private Optional<byte[]> stored(String name) {
        return sql.select(INSTALLATION_SECRET.KEK_ID, INSTALLATION_SECRET.SEALED)
                .from(INSTALLATION_SECRET)
                .where(INSTALLATION_SECRET.NAME.eq(name))
                .fetchOptional()
                .map(row -> {
                    var wrapped = new WrappedKey(Objects.requireNonNullElse(row.value1(), ""), row.value2());
                    var secret = open(name, wrapped);
                    if (!keys.currentKeyId().equals(wrapped.keyId())) {
                        replace(name, wrapped, seal(name, secret));
                    }
                    return secret;
                });
    }

    private void replace(String name, WrappedKey before, WrappedKey sealed) {
        sql.update(INSTALLATION_SECRET)
                .set(INSTALLATION_SECRET.SEALED, sealed.bytes())
                .set(INSTALLATION_SECRET.KEK_ID, sealed.keyId())
                .where(INSTALLATION_SECRET.NAME.eq(name), INSTALLATION_SECRET.SEALED.eq(before.bytes()))
                .execute();
    }

    private WrappedKey seal(String name, byte[] secret) {
        try {
            return keys.wrap(secret, boundTo(name));
        } catch (KeyUnwrapException e) {
            throw new IllegalStateException("A secret of the installation cannot be sealed: " + e.getMessage(), e);
        }
    }

    private byte[] open(String name, WrappedKey sealed) {
        try {
            return keys.unwrap(sealed, boundTo(name));
        } catch (KeyUnwrapException e) {
            throw new EncryptionKeyException(
                    switch (e.reason()) {
                        case UNAVAILABLE -> "The key-encryption key cannot be reached: " + e.getMessage();
                        case UNKNOWN_KEY, DOES_NOT_FIT ->
                            "The encryption key does not fit this database: set " + KeyEncryptionKey.VARIABLE
                                    + " to the key that it was set up with, or name that key in "
                                    + LocalKeys.RETIRED_VARIABLE + " to replace it";
                    },
                    e);
        }
    }

    private static byte[] boundTo(String name) {
        return ("installation_secret|" + name + "|sealed").getBytes(StandardCharsets.UTF_8);
    }
}
