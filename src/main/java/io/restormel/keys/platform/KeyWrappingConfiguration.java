package io.restormel.keys.platform;

import static io.restormel.keys.db.Tables.INSTALLATION_SECRET;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Chooses who holds the key-encryption key: this process, or a Vault. */
@Configuration(proxyBeanMethods = false)
class KeyWrappingConfiguration {

    /**
     * With a Vault, a local key is used only where there still is one: to open what it sealed before the move.
     *
     * @throws IllegalStateException when secrets exist and their key is missing, or a key is malformed
     */
    @Bean
    KeyWrapping keyWrapping(
            DSLContext sql,
            Environment environment,
            @Value("${" + KeyEncryptionKey.VARIABLE + ":}") String given,
            @Value("${" + LocalKeys.RETIRED_VARIABLE + ":}") String retired,
            @Value("${restormel.data-dir}") Path dataDir) {
        var vault = VaultProperties.of(environment);
        if (!vault.used()) {
            return LocalKeys.load(given, retired, dataDir, sql.fetchExists(INSTALLATION_SECRET));
        }
        var transit = new VaultTransit(vault);
        boolean local = !given.isBlank() || Files.exists(dataDir.resolve(KeyEncryptionKey.FILE));
        return local
                ? new KeyRing(List.of(transit, LocalKeys.load(given, retired, dataDir, true)))
                : new KeyRing(List.of(transit));
    }
}
