package io.restormel.keys.metrics;

import io.restormel.keys.catalog.CatalogService;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that metrics and spans may have, which are as many as the catalogue has models: whatever else a host says
 * is one value. Thread-safe.
 */
final class BoundedNames {

    static final String OTHER = "other";

    /** Where the convention's name of a provider is another one than ours. */
    private static final Map<String, String> PROVIDERS = Map.of(
            "google", "gcp.gen_ai",
            "azure_openai", "azure.ai.openai",
            "mistral", "mistral_ai",
            "xai", "x_ai");

    private static final Set<String> FAILURES = Set.of(
            "rate_limit",
            "timeout",
            "http_4xx",
            "http_5xx",
            "context_exceeded",
            "content_filtered",
            "policy_block",
            "provider_error",
            "no_key");

    private final CatalogService catalogs;

    BoundedNames(CatalogService catalogs) {
        this.catalogs = catalogs;
    }

    /** {@code gen_ai.provider.name}. */
    String provider(String providerType) {
        return catalogs.current()
                .findProvider(providerType)
                .map(provider -> PROVIDERS.getOrDefault(provider.id(), provider.id()))
                .orElse(OTHER);
    }

    /** {@code gen_ai.request.model}: the catalogue's id. */
    String model(String providerType, @Nullable String modelId) {
        return modelId == null
                ? OTHER
                : catalogs.find(providerType, modelId)
                        .map(variant -> variant.model().id())
                        .orElse(OTHER);
    }

    /** {@code error.type}. */
    static String failure(@Nullable String kind) {
        return kind != null && FAILURES.contains(kind) ? kind : "_OTHER";
    }
}
