package io.restormel.keys.catalog;

import java.util.Map;
import org.springframework.stereotype.Component;

/** What callers have reported of models, in memory, as the database last had it. One volatile read; any thread. */
@Component
public class ModelObservations {

    private volatile Map<Place, Observation> counts = Map.of();

    ModelObservations() {}

    /** A model at a provider, both as in {@link ModelVariant}. */
    record Place(String providerType, String providerModelId) {
        static Place of(ModelVariant variant) {
            return new Place(variant.providerType(), variant.providerModelId());
        }
    }

    /** All zero where nobody reported anything. */
    public Observation of(ModelVariant variant) {
        return counts.getOrDefault(Place.of(variant), Observation.NONE);
    }

    void replace(Map<Place, Observation> current) {
        counts = Map.copyOf(current);
    }
}
