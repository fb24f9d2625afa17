package io.restormel.keys.engine;

/**
 * A model at a provider.
 *
 * @param providerType canonical: {@code google}, never {@code vertex}; any spelling given is converted
 * @param modelId as the catalogue spells it, case-sensitive
 */
public record ModelRef(String providerType, String modelId) {

    public ModelRef {
        providerType = Providers.canonical(providerType);
    }
}
