package io.restormel.keys.provider;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a provider is asked whether it accepts a key: the cheapest request that needs the key and costs nothing. Lists
 * that anybody may read (OpenRouter's and Vercel's models) prove nothing, so those two are asked for the key's own state.
 *
 * @param baseUrl null when every customer has their own
 * @param path below the base URL; may have a query, never a secret
 * @param header that carries the key
 * @param before what stands before the key in the header
 * @param more further headers
 */
record Probe(
        String provider,
        @Nullable String baseUrl,
        String path,
        String header,
        String before,
        Map<String, String> more) {

    private static final String BEARER = "Bearer ";
    private static final String MODELS = "/models";

    /** Servers of any other kind are taken to speak OpenAI's protocol below a base URL of their own. */
    private static final Probe COMPATIBLE = bearer("", null, MODELS);

    private static final Map<String, Probe> BY_PROVIDER = Stream.of(
                    bearer("openai", "https://api.openai.com/v1", MODELS),
                    keyed("anthropic", "https://api.anthropic.com/v1", MODELS, "x-api-key")
                            .with("anthropic-version", "2023-06-01"),
                    keyed("google", "https://generativelanguage.googleapis.com/v1beta", MODELS, "x-goog-api-key"),
                    bearer("openrouter", "https://openrouter.ai/api/v1", "/key"),
                    keyed("portkey", "https://api.portkey.ai/v1", MODELS, "x-portkey-api-key"),
                    bearer("vercel", "https://ai-gateway.vercel.sh/v1", "/credits"),
                    bearer("groq", "https://api.groq.com/openai/v1", MODELS),
                    bearer("mistral", "https://api.mistral.ai/v1", MODELS),
                    bearer("together", "https://api.together.xyz/v1", MODELS),
                    bearer("cohere", "https://api.cohere.com/v1", MODELS),
                    bearer("voyage", "https://api.voyageai.com/v1", MODELS),
                    bearer("fireworks", "https://api.fireworks.ai/inference/v1", MODELS),
                    bearer("deepseek", "https://api.deepseek.com", MODELS),
                    bearer("xai", "https://api.x.ai/v1", MODELS),
                    bearer("perplexity", "https://api.perplexity.ai", "/async/chat/completions"),
                    keyed("azure-openai", null, "/openai/models?api-version=2024-10-21", "api-key"),
                    bearer("aizolo", null, MODELS))
            .collect(Collectors.toUnmodifiableMap(Probe::provider, probe -> probe));

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "vertex", "google",
            "vertex-ai", "google",
            "google-ai", "google",
            "google-cloud", "google",
            "gemini", "google",
            "grok", "xai",
            "azure", "azure-openai",
            "vercel-ai-gateway", "vercel");

    private static Probe bearer(String provider, @Nullable String baseUrl, String path) {
        return new Probe(provider, baseUrl, path, "Authorization", BEARER, Map.of());
    }

    private static Probe keyed(String provider, @Nullable String baseUrl, String path, String header) {
        return new Probe(provider, baseUrl, path, header, "", Map.of());
    }

    private Probe with(String name, String value) {
        return new Probe(provider, baseUrl, path, header, before, Map.of(name, value));
    }

    static Probe of(String providerType) {
        var name =
                providerType.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return BY_PROVIDER.getOrDefault(OTHER_NAMES.getOrDefault(name, name), COMPATIBLE);
    }

    static List<Probe> all() {
        return List.copyOf(BY_PROVIDER.values());
    }

    /** Where to ask; null when only the customer knows and did not say. */
    @Nullable
    URI uri(@Nullable URI customBase) {
        if (customBase == null) {
            return baseUrl == null ? null : URI.create(baseUrl + path);
        }
        var base = customBase.toString();
        int end = base.length();
        while (end > 0 && base.charAt(end - 1) == '/') {
            end--;
        }
        return URI.create(base.substring(0, end) + path);
    }
}
