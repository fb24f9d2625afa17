package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells which models there is a key for. Immutable once built. */
final class KeyIndex {

    private final boolean required;
    private final Map<String, List<Entry>> byProvider = new HashMap<>();

    private record Entry(ProviderKey key, NamePatterns models) {

        boolean serves(String environmentId, String modelId) {
            return key.usable() && fits(environmentId, modelId);
        }

        boolean fits(String environmentId, String modelId) {
            return (key.environmentId() == null || key.environmentId().equals(environmentId))
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

    /** What keeps a key from serving that otherwise would; null when nothing is to be said. */
    @Nullable
    String obstacle(String environmentId, String providerType, String modelId) {
        for (Entry entry : byProvider.getOrDefault(providerType, List.of())) {
            if (entry.key().obstacle() != null && entry.fits(environmentId, modelId)) {
                return entry.key().obstacle();
            }
        }
        return null;
    }

    /** Each once, as far as they are asked for: there may be thousands. */
    Stream<String> usable(String environmentId, String providerType, String modelId) {
        return byProvider.getOrDefault(providerType, List.of()).stream()
                .filter(entry -> entry.serves(environmentId, modelId))
                .map(entry -> entry.key().id())
                .distinct();
    }

    /** Whether more than one key may be used for this model, wherever in the project. */
    boolean areSeveral(String providerType, String modelId) {
        String first = null;
        for (Entry entry : byProvider.getOrDefault(providerType, List.of())) {
            String id = entry.key().id();
            if (entry.key().usable()
                    && (entry.key().models().isEmpty() || entry.models().matches(modelId))) {
                if (first != null && !first.equals(id)) {
                    return true;
                }
                first = id;
            }
        }
        return false;
    }

    /** The id of the one key that is used for this model wherever in the project; null when there are several, or none. */
    @Nullable
    String soleKey(String providerType, String modelId) {
        String sole = null;
        for (Entry entry : byProvider.getOrDefault(providerType, List.of())) {
            boolean counts = entry.key().usable() || entry.key().obstacle() != null;
            if (counts && (entry.key().models().isEmpty() || entry.models().matches(modelId))) {
                if (sole != null && !sole.equals(entry.key().id())) {
                    return null;
                }
                sole = entry.key().id();
            }
        }
        return sole;
    }

    /** Whether the answer can differ between environments. */
    boolean asksEnvironment() {
        return !byProvider.isEmpty();
    }

    boolean serves(String environmentId, String providerType, String modelId) {
        return servesWithout(null, environmentId, providerType, modelId);
    }

    /** As above if one key were not usable. */
    boolean servesWithout(@Nullable String keyId, String environmentId, String providerType, String modelId) {
        List<Entry> entries = byProvider.get(providerType);
        if (entries == null) {
            return !required;
        }
        for (Entry entry : entries) {
            if (entry.serves(environmentId, modelId) && !entry.key().id().equals(keyId)) {
                return true;
            }
        }
        return false;
    }
}
