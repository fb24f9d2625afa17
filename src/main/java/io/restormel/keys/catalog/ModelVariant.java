package io.restormel.keys.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One model at one provider.
 *
 * @param providerType canonical provider id, for example {@code google} (never its wire spelling)
 * @param providerModelId the name to send to that provider
 * @param price null when the provider does not bill by token or its price is not known
 */
public record ModelVariant(
        String providerType,
        String providerModelId,
        Availability availability,
        @Nullable Price price) {}
