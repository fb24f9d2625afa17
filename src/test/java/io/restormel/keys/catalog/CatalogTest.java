package io.restormel.keys.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for the catalogue that we ship, whatever its facts are. */
class CatalogTest {

    private static final Catalog CATALOG = new CatalogLoader().bundled();
    private static final LocalDate PUBLISHED = LocalDate.ofInstant(CATALOG.generatedAt(), ZoneOffset.UTC);
    private static final BigDecimal HIGHEST_INPUT = new BigDecimal("200");

    @Test
    void it_covers_every_canonical_provider() {
        assertThat(CATALOG.providers())
                .extracting(Provider::wireId)
                .contains("openai", "anthropic", "vertex", "openrouter", "vercel", "portkey", "voyage", "mistral")
                .contains("deepseek", "together", "cohere", "groq", "xai", "aizolo", "perplexity", "fireworks")
                .contains("azure_openai")
                .hasSizeGreaterThanOrEqualTo(17);
        assertThat(CATALOG.models()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(CATALOG.providers())
                .allSatisfy(provider -> assertThat(CATALOG.models())
                        .as(provider.id())
                        .anyMatch(model -> model.variants().stream()
                                .anyMatch(variant -> variant.providerType().equals(provider.id()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai/gpt-4o",
                "openai/gpt-4o-mini",
                "openai/gpt-4o-nano",
                "openai/gpt-4.1",
                "openai/gpt-4.1-mini",
                "openai/o1",
                "openai/o1-mini",
                "openai/o3-mini",
                "openai/gpt-4o-audio-preview",
                "openai/gpt-5.2",
                "openai/gpt-4-turbo",
                "openai/gpt-3.5-turbo",
                "anthropic/claude-sonnet-4",
                "anthropic/claude-haiku-4.5",
                "anthropic/claude-opus-4",
                "anthropic/claude-opus-4-5-20251101",
                "anthropic/claude-3-5-sonnet-20241022",
                "anthropic/claude-3-sonnet-20240229",
                "anthropic/claude-opus-4-6",
                "anthropic/claude-3-opus",
                "vertex/gemini-3.1-pro-preview",
                "google/gemini-3-flash-preview",
                "google/gemini-2.5-pro",
                "google/gemini-2.5-flash",
                "google/gemini-1.5-pro",
                "xai/grok-3",
                "xai/grok-3-fast",
                "xai/grok-3-mini",
                "mistral/codestral-latest",
                "groq/llama-3.3-70b-versatile",
                "groq/llama-3.1-8b-instant",
                "aizolo/openai/gpt-5.4",
                "deepseek/deepseek-chat",
                "deepseek/deepseek-reasoner",
                "cohere/command-r",
                "cohere/command-r-plus",
                "cohere/command-a",
                "perplexity/sonar",
                "together/Llama-3.3-70B-Instruct-Turbo",
                "together/DeepSeek-V3.1",
                "voyage/voyage-3",
                "azure-openai/gpt-4o",
                "openrouter/openai/gpt-4o",
                "portkey/gpt-4o",
                "fireworks/accounts/fireworks/models/gpt-oss-120b"
            })
    void a_model_that_clients_name_is_found_at_its_provider(String name) {
        int slash = name.indexOf('/');
        assertThat(CATALOG.findVariant(name.substring(0, slash), name.substring(slash + 1)))
                .isPresent();
    }

    /** One vendor's price per token read as a price per million, or the reverse, is off by a factor of a million. */
    @Test
    void every_price_is_plausible_per_million_tokens() {
        for (var model : CATALOG.models()) {
            for (var variant : model.variants()) {
                var price = variant.price();
                if (price == null) {
                    continue;
                }
                assertThat(price.inputPerMillion())
                        .as("%s at %s", model.id(), variant.providerType())
                        .isGreaterThanOrEqualTo(new BigDecimal("0.01"))
                        .isLessThanOrEqualTo(HIGHEST_INPUT);
                if (model.supports("chat")) {
                    assertThat(price.outputPerMillion())
                            .as("%s at %s", model.id(), variant.providerType())
                            .isBetween(price.inputPerMillion(), new BigDecimal("1000"));
                } else {
                    assertThat(price.outputPerMillion()).isZero();
                }
                if (price.cachedInputPerMillion() != null) {
                    assertThat(price.cachedInputPerMillion()).isLessThan(price.inputPerMillion());
                }
                assertThat(price.effectiveDate()).isBeforeOrEqualTo(PUBLISHED);
            }
        }
    }

    @Test
    void prices_are_exact() {
        var price = CATALOG.findVariant("openai", "gpt-4o-mini")
                .orElseThrow()
                .variant()
                .price();
        assertThat(Objects.requireNonNull(price).inputPerMillion()).isEqualTo(new BigDecimal("0.15"));
        assertThat(price.cachedInputPerMillion()).isEqualTo(new BigDecimal("0.075"));
    }

    @Test
    void lifecycle_states_agree_with_the_dates_on_the_day_of_publication() {
        for (var model : CATALOG.models()) {
            if (model.retirementDate() != null) {
                assertThat(model.lifecycle() == Lifecycle.RETIRED)
                        .as("%s retires on %s", model.id(), model.retirementDate())
                        .isEqualTo(!model.retirementDate().isAfter(PUBLISHED));
            }
            if (model.deprecationDate() != null) {
                assertThat(model.lifecycle()).as(model.id()).isIn(Lifecycle.DEPRECATED, Lifecycle.RETIRED);
                assertThat(model.deprecationDate()).isBeforeOrEqualTo(PUBLISHED);
            }
            if (model.lifecycle() == Lifecycle.RETIRED) {
                assertThat(model.variants())
                        .as(model.id())
                        .allMatch(variant -> variant.availability() == Availability.UNAVAILABLE);
            }
        }
        assertThat(CATALOG.models()).extracting(Model::lifecycle).contains(Lifecycle.values());
    }

    @Test
    void following_replacements_ends_at_a_model_that_can_be_used() {
        for (var start : CATALOG.models()) {
            if (start.replacementModelId() == null) {
                continue;
            }
            var seen = new HashSet<String>();
            var model = start;
            while (model.replacementModelId() != null) {
                assertThat(seen.add(model.id())).as("cycle at %s", model.id()).isTrue();
                model = CATALOG.findModel(model.replacementModelId()).orElseThrow();
            }
            assertThat(model.offeredOn(PUBLISHED))
                    .as("%s ends at %s", start.id(), model.id())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "vertex,google",
        "Google Cloud,google",
        "generative-ai,google",
        "gemini,google",
        "grok,xai",
        "x.ai,xai",
        " OpenAI ,openai",
        "azure-openai,azure_openai",
        "azure,azure_openai",
        "Somebody Else,somebody_else"
    })
    void a_provider_is_known_by_all_its_spellings(String spelling, String id) {
        assertThat(CATALOG.canonicalProvider(spelling)).isEqualTo(id);
    }

    @Test
    void a_model_is_found_by_catalogue_id_and_by_the_name_its_provider_uses() {
        var model = CATALOG.findModel("claude-haiku-4.5").orElseThrow();
        for (var name : List.of("claude-haiku-4.5", "claude-haiku-4-5", "claude-haiku-4-5-20251001")) {
            assertThat(CATALOG.findVariant("anthropic", name).orElseThrow().model())
                    .isSameAs(model);
        }
        assertThat(CATALOG.findVariant("openrouter", "anthropic/claude-haiku-4.5"))
                .hasValueSatisfying(found -> assertThat(found.model()).isSameAs(model));
        assertThat(CATALOG.findVariant("groq", "claude-haiku-4.5")).isEmpty();
    }

    @Test
    void a_model_is_no_longer_offered_from_its_retirement_day_on() {
        var model = CATALOG.models().stream()
                .filter(m -> m.lifecycle() == Lifecycle.ACTIVE && m.retirementDate() != null)
                .findFirst()
                .orElseThrow();
        var retirement = Objects.requireNonNull(model.retirementDate());
        assertThat(model.offeredOn(retirement.minusDays(1))).isTrue();
        assertThat(model.offeredOn(retirement)).isFalse();
    }
}
