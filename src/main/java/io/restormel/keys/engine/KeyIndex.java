package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells which models there is a key for. Immutable once built. */
final class KeyIndex {

    private final boolean required;
    private final Map<String, List<Entry>> byProvider = new HashMap<>();

    private record Entry(ProviderKey key, NamePatterns models) {

        boolean serves(String environmentId, String modelId) {
            return key.usable()
                    && (key.environmentId() == null || key.environmentId().equals(environmentId))
                    && (key.models().isEmpty() || models.matches(modelId));
        }
    }

    KeyIndex(ProviderKeys keys) {
        this.required = keys.required();
        for (ProviderKey key : keys.keys()) {
            byProvider
                    .computeIfAbsent(Providers.canonical(key.providerType()), _ -> new ArrayList<>())
                    .add(new Entry(key, new NamePatterns(key.models())));
        }
    }

    /** Whether the answer can differ between environments. */
    boolean asksEnvironment() {
        return !byProvider.isEmpty();
    }

    boolean serves(String environmentId, String providerType, String modelId) {
        List<Entry> entries = byProvider.get(providerType);
        if (entries == null) {
            return !required;
        }
        for (Entry entry : entries) {
            if (entry.serves(environmentId, modelId)) {
                return true;
            }
        }
        return false;
    }
}
