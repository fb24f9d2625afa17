package io.restormel.keys.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/**
 * Where to find the Transit key, by the variables that Vault's own tools read ({@code VAULT_ADDR}, {@code VAULT_TOKEN},
 * {@code VAULT_NAMESPACE}) and ours.
 *
 * @param address without a slash at its end; empty when Vault is not used
 * @param tokenFile read at each call, as agents renew it; empty for the token itself
 */
record VaultProperties(String address, String token, String tokenFile, String namespace, String mount, String key) {

    static final String KEY_VARIABLE = "RESTORMEL_VAULT_TRANSIT_KEY";

    VaultProperties {
        if (!key.isEmpty() && (address.isEmpty() || (token.isEmpty() && tokenFile.isEmpty()))) {
            throw new IllegalStateException(KEY_VARIABLE + " needs VAULT_ADDR, and VAULT_TOKEN or VAULT_TOKEN_FILE");
        }
        if (!key.matches("[A-Za-z0-9_.-]*") || !mount.matches("[A-Za-z0-9_./-]+")) {
            throw new IllegalStateException(KEY_VARIABLE + " and RESTORMEL_VAULT_TRANSIT_MOUNT must be names in Vault");
        }
    }

    static VaultProperties of(Environment environment) {
        return new VaultProperties(
                text(environment, "VAULT_ADDR", "").replaceAll("/+$", ""),
                text(environment, "VAULT_TOKEN", ""),
                text(environment, "VAULT_TOKEN_FILE", ""),
                text(environment, "VAULT_NAMESPACE", ""),
                text(environment, "RESTORMEL_VAULT_TRANSIT_MOUNT", "transit"),
                text(environment, KEY_VARIABLE, ""));
    }

    private static String text(Environment environment, String name, String otherwise) {
        var value = environment.getProperty(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    boolean used() {
        return !key.isEmpty();
    }

    String currentToken() {
        if (tokenFile.isEmpty()) {
            return token;
        }
        try {
            return Files.readString(Path.of(tokenFile)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read VAULT_TOKEN_FILE", e);
        }
    }

    @Override
    public String toString() {
        return "VaultProperties[" + address + ", " + mount + "/" + key + "]";
    }
}
