package io.restormel.keys.engine;

import java.util.List;

/**
 * What is known of providers' keys in a project. Of a provider without any entry the host holds the key itself, so
 * that its steps serve, unless keys are required here.
 *
 * @param required whether a provider without any entry has no key
 */
public record ProviderKeys(boolean required, List<ProviderKey> keys) {

    /** Nothing is known: all keys are the host's. */
    public static final ProviderKeys NONE = new ProviderKeys(false, List.of());

    public ProviderKeys {
        keys = List.copyOf(keys);
    }
}
