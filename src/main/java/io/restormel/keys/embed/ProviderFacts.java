package io.restormel.keys.embed;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.engine.Providers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people need to know of a provider to find their key, and how its keys begin. */
final class ProviderFacts {

    private record KeyFacts(String start, @Nullable String url) {}

    private static final KeyFacts UNKNOWN = new KeyFacts("", null);

    private static final Map<String, KeyFacts> KEYS = Map.ofEntries(
            Map.entry("openai", new KeyFacts("sk-", "https://platform.openai.com/api-keys")),
            Map.entry("anthropic", new KeyFacts("sk-ant-", "https://console.anthropic.com/settings/keys")),
            Map.entry("google", new KeyFacts("AIza", "https://aistudio.google.com/apikey")),
            Map.entry("openrouter", new KeyFacts("sk-or-", "https://openrouter.ai/keys")),
            Map.entry("vercel", new KeyFacts("vck_", null)),
            Map.entry("voyage", new KeyFacts("pa-", "https://dash.voyageai.com/api-keys")),
            Map.entry("mistral", new KeyFacts("", "https://console.mistral.ai/api-keys")),
            Map.entry("deepseek", new KeyFacts("sk-", "https://platform.deepseek.com/api_keys")),
            Map.entry("cohere", new KeyFacts("", "https://dashboard.cohere.com/api-keys")),
            Map.entry("groq", new KeyFacts("gsk_", "https://console.groq.com/keys")),
            Map.entry("xai", new KeyFacts("xai-", "https://console.x.ai")),
            Map.entry("perplexity", new KeyFacts("pplx-", "https://www.perplexity.ai/settings/api")),
            Map.entry("fireworks", new KeyFacts("fw_", null)));

    private ProviderFacts() {}

    /** @param keyUrl where its users get a key; null when not known */
    record ProviderJson(
            String id,
            String name,
            String keyHint,
            @Nullable String keyUrl) {}

    /** The named ones, or all whose keys need nothing but themselves. */
    static List<ProviderJson> of(Catalog catalog, WidgetSession session) {
        return session.providers().isEmpty()
                ? catalog.providers().stream()
                        .filter(each -> !each.validation().requiresBaseUrl())
                        .map(each -> json(catalog, each.id()))
                        .toList()
                : session.providers().stream().map(each -> json(catalog, each)).toList();
    }

    private static ProviderJson json(Catalog catalog, String provider) {
        var known = KEYS.getOrDefault(provider, UNKNOWN);
        return new ProviderJson(Providers.wire(provider), name(catalog, provider), known.start() + "…", known.url());
    }

    static String name(Catalog catalog, String provider) {
        return catalog.findProvider(provider).map(Provider::displayName).orElse(provider);
    }

    /** Such as {@code sk-…9f3a}, from what is known of the provider's keys and of this one's end. */
    static String mask(String provider, @Nullable String suffix) {
        return KEYS.getOrDefault(provider, UNKNOWN).start() + "…" + (suffix == null ? "" : suffix);
    }
}
