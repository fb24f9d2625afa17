package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "google",
                "vertex",
                "Vertex AI",
                "vertex-ai",
                " GOOGLE_CLOUD ",
                "generative_ai",
                "google-ai",
                "gemini"
            })
    void every_spelling_of_google_is_google_inside_and_vertex_outside(String spelling) {
        assertThat(Providers.canonical(spelling)).isEqualTo("google");
        assertThat(Providers.wire(spelling)).isEqualTo("vertex");
    }

    @ParameterizedTest
    @CsvSource({"grok,xai", "x.ai,xai", "azure,azure_openai", "azure-openai,azure_openai", "OpenAI,openai"})
    void other_providers_have_one_spelling_too(String spelling, String canonical) {
        assertThat(Providers.canonical(spelling)).isEqualTo(canonical);
        assertThat(Providers.wire(spelling)).isEqualTo(canonical);
    }

    @Test
    void an_unknown_provider_keeps_its_slug() {
        assertThat(Providers.canonical(" My House-Model ")).isEqualTo("my_house_model");
        assertThat(Providers.canonical(" ")).isEmpty();
    }

    @Test
    void canonical_is_final() {
        for (String spelling : new String[] {"Vertex AI", "grok", "azure", "x y-z"}) {
            String canonical = Providers.canonical(spelling);
            assertThat(Providers.canonical(canonical)).isEqualTo(canonical);
            assertThat(Providers.canonical(Providers.wire(canonical))).isEqualTo(canonical);
        }
    }
}
