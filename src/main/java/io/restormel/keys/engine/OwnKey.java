package io.restormel.keys.engine;

import java.util.List;

/**
 * A usable key of an end user.
 *
 * @param providerType canonical
 * @param models the only models it may be used for, {@code *} standing for any text; empty for all
 */
public record OwnKey(String providerType, List<String> models) {

    public OwnKey {
        models = List.copyOf(models);
    }

    boolean serves(ModelRef model) {
        if (!providerType.equals(model.providerType())) {
            return false;
        }
        for (String pattern : models) {
            if (NamePatterns.matches(pattern, model.modelId())) {
                return true;
            }
        }
        return models.isEmpty();
    }
}
