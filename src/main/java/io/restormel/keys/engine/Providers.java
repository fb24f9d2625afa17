package io.restormel.keys.engine;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The spellings of providers. Steps and policies say {@code google}, the HTTP API answers {@code vertex}, and people
 * write either, or {@code Vertex AI}; here they are one provider.
 */
public final class Providers {

    private static final Map<String, String> CANONICAL = new HashMap<>();

    static {
        spell("openai", "open_ai");
        spell("anthropic");
        spell(
                "google",
                "vertex",
                "vertex_ai",
                "vertexai",
                "google_vertex",
                "google_vertex_ai",
                "google_cloud",
                "google_ai",
                "google_generative_ai",
                "generative_ai",
                "gemini");
        spell("xai", "x.ai", "x_ai", "grok");
        spell("azure_openai", "azure", "azureopenai", "azure_open_ai");
        spell("vercel", "vercel_ai_gateway");
        spell("mistral", "mistralai", "mistral_ai");
        spell("together", "togetherai", "together_ai");
        spell("fireworks", "fireworksai", "fireworks_ai");
        spell("voyage", "voyageai", "voyage_ai");
        spell("openrouter", "open_router");
        spell("deepseek", "deep_seek");
        spell("portkey");
        spell("cohere");
        spell("groq");
        spell("perplexity");
        spell("aizolo");
    }

    private Providers() {}

    private static void spell(String canonical, String... others) {
        CANONICAL.put(canonical, canonical);
        for (String other : others) {
            CANONICAL.put(other, canonical);
        }
    }

    /**
     * The one spelling of a provider that steps and policies use: lower case, words joined by {@code _}, Google always
     * {@code google}. An unknown provider keeps its slug; blank stays empty.
     */
    public static String canonical(String provider) {
        String known = CANONICAL.get(provider);
        if (known != null) {
            return known;
        }
        String slug = slug(provider);
        return CANONICAL.getOrDefault(slug, slug);
    }

    /** The spelling of the HTTP API: canonical, but {@code vertex} for Google. */
    public static String wire(String provider) {
        String canonical = canonical(provider);
        return canonical.equals("google") ? "vertex" : canonical;
    }

    static String slug(String provider) {
        return provider.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
