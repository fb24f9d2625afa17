package io.restormel.keys.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of a provider. One that is not usable still tells that the provider's keys are managed here.
 *
 * @param id tells it from others
 * @param providerType any spelling that {@link Providers} knows
 * @param environmentId the only environment it may be used in; null for all
 * @param models the only models it may be used for, {@code *} standing for any text; empty for all
 * @param usable false when it is paused, revoked, refused by its provider, removed, or at its cap
 * @param obstacle what people are told of why it is not usable; null when that goes without saying
 */
public record ProviderKey(
        String id,
        String providerType,
        @Nullable String environmentId,
        List<String> models,
        boolean usable,
        @Nullable String obstacle) {

    public ProviderKey {
        models = List.copyOf(models);
    }

    public ProviderKey(
            String id, String providerType, @Nullable String environmentId, List<String> models, boolean usable) {
        this(id, providerType, environmentId, models, usable, null);
    }
}
