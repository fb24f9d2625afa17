package io.restormel.keys.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanUtils;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogControllerTest {

    private final JsonMapper json = JsonMapper.shared();
    private MockMvc web = on("2026-11-21T12:00:00Z");

    @BeforeEach
    void today() {
        web = on("2026-11-21T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys/dashboard/api/catalog", "/keys/v1/catalog"})
    void the_catalogue_has_the_shape_that_published_clients_read(String path) throws Exception {
        var body = read(path);
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder(
                        "contractVersion", "source", "generatedAt", "compatibility", "providers", "data", "paging");
        assertThat(body.path("contractVersion").stringValue()).isEqualTo("2026-03-26.catalog.v6");
        assertThat(body.path("source").stringValue()).isEqualTo("restormel-keys");
        assertThat(body.path("generatedAt").stringValue()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(body.path("compatibility").propertyNames())
                .containsExactlyInAnyOrder("minCliVersion", "minCoreDashboardVersion", "docsUrl");
        assertThat(body.at("/paging/limit").intValue()).isEqualTo(500);
        assertThat(body.at("/paging/offset").intValue()).isZero();
        assertThat(body.at("/paging/count").intValue())
                .isEqualTo(body.path("data").size());

        var model = body.at("/data/0");
        assertThat(model.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "canonicalName",
                        "family",
                        "lifecycleState",
                        "deprecationDate",
                        "retirementDate",
                        "replacementModelId",
                        "providerTypes",
                        "variants");
        var variant = model.at("/variants/0");
        assertThat(variant.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "providerType", "providerModelId", "availabilityStatus", "crowdObservations");
        assertThat(variant.path("crowdObservations").toString())
                .isEqualTo("{\"deprecatedReportCount\":0,\"retiredReportCount\":0,"
                        + "\"firstReportedAt\":null,\"lastReportedAt\":null}");
    }

    @Test
    void providers_say_how_a_key_is_checked_and_google_is_called_vertex() throws Exception {
        var providers = read("/keys/v1/catalog").path("providers");
        assertThat(providers.at("/0").propertyNames())
                .containsExactlyInAnyOrder("id", "displayName", "modelCount", "validation");
        assertThat(provider(providers, "openai").path("validation").toString())
                .isEqualTo("{\"mode\":\"native\",\"requiresBaseUrl\":false,\"requiresModel\":false}");
        assertThat(provider(providers, "groq")
                        .at("/validation/defaultApiBaseUrl")
                        .stringValue())
                .startsWith("https://");
        assertThat(provider(providers, "azure_openai")
                        .at("/validation/requiresBaseUrl")
                        .booleanValue())
                .isTrue();
        assertThat(provider(providers, "vertex").path("modelCount").intValue()).isPositive();
        assertThat(provider(providers, "google").isMissingNode()).isTrue();
        var gemini = entry(read("/keys/v1/catalog"), "gemini-3.5-flash");
        assertThat(gemini.at("/providerTypes/0").stringValue()).isEqualTo("vertex");
        assertThat(gemini.at("/variants/0/providerType").stringValue()).isEqualTo("vertex");
    }

    @Test
    void what_cannot_be_offered_is_hidden_unless_asked_for() throws Exception {
        var offered = read("/keys/v1/catalog");
        assertThat(offered.path("data")).allSatisfy(model -> {
            assertThat(model.path("lifecycleState").stringValue()).isIn("active", "legacy");
            assertThat(model.path("variants"))
                    .isNotEmpty()
                    .allSatisfy(variant -> assertThat(
                                    variant.path("availabilityStatus").stringValue())
                            .isEqualTo("available"));
        });
        assertThat(entry(offered, "gpt-4-turbo").isMissingNode()).isTrue();
        for (var flag : new String[] {"1", "true"}) {
            var all = read("/keys/v1/catalog?includeUnhealthy=" + flag);
            assertThat(entry(all, "gpt-4-turbo")
                            .at("/variants/0/availabilityStatus")
                            .stringValue())
                    .isEqualTo("unavailable");
            assertThat(entry(all, "gpt-4-turbo").path("retirementDate").stringValue())
                    .isEqualTo("2026-10-23");
        }
        assertThat(read("/keys/v1/catalog?lifecycleState=retired").path("data"))
                .isNotEmpty()
                .allSatisfy(model ->
                        assertThat(model.path("lifecycleState").stringValue()).isEqualTo("retired"));
    }

    @Test
    void a_model_disappears_on_its_retirement_day() throws Exception {
        assertThat(entry(read("/keys/v1/catalog"), "gemini-3.1-flash-lite").isMissingNode())
                .isFalse();
        web = on("2027-05-07T00:00:00Z");
        assertThat(entry(read("/keys/v1/catalog"), "gemini-3.1-flash-lite").isMissingNode())
                .isTrue();
    }

    @Test
    void pages_follow_each_other_and_echo_their_place() throws Exception {
        var all = read("/keys/v1/catalog?limit=1000");
        var page = read("/keys/v1/catalog?limit=2&offset=3&skipDefaultAllowlist=1");
        assertThat(page.path("paging").toString()).isEqualTo("{\"limit\":2,\"offset\":3,\"count\":2}");
        assertThat(page.at("/data/0/id")).isEqualTo(all.at("/data/3/id"));
        assertThat(page.at("/data/1/id")).isEqualTo(all.at("/data/4/id"));
        assertThat(page.path("providers")).isEqualTo(all.path("providers"));
        assertThat(read("/keys/v1/catalog?offset=2147483647").path("data")).isEmpty();
    }

    @Test
    void models_have_every_field_of_the_catalogue_table() throws Exception {
        var body = read("/keys/dashboard/api/models?family=claude-haiku");
        assertThat(body.propertyNames()).containsExactly("data");
        assertThat(body.at("/data/0").propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "canonicalName",
                        "family",
                        "lifecycleState",
                        "description",
                        "modalities",
                        "capabilities",
                        "contextWindow",
                        "maxOutputTokens",
                        "supportsTools",
                        "supportsStructuredOutput",
                        "supportsVision",
                        "supportsMcp",
                        "editorialSummary",
                        "strengths",
                        "weaknesses",
                        "recommendedFor",
                        "avoidFor",
                        "deprecationDate",
                        "retirementDate",
                        "replacementModelId",
                        "sourceLastVerifiedAt");
        assertThat(body.path("data"))
                .allSatisfy(
                        model -> assertThat(model.path("family").stringValue()).isEqualTo("claude-haiku"));
        assertThat(read("/keys/v1/models?family=none").path("data")).isEmpty();
        assertThat(read("/keys/v1/models").path("data")).hasSize(100);
    }

    @Test
    void one_model_is_read_with_its_prices_even_when_its_id_has_a_slash() throws Exception {
        var model = read("/keys/v1/models/gemini-2.5-flash").path("data");
        assertThat(model.path("lifecycleState").stringValue()).isEqualTo("deprecated");
        assertThat(model.at("/variants/0").toString())
                .startsWith("{\"providerType\":\"vertex\",\"providerModelId\":\"gemini-2.5-flash\","
                        + "\"availabilityStatus\":\"available\",\"pricing\":{\"currency\":\"USD\","
                        + "\"inputPerMillion\":0.3,\"outputPerMillion\":2.5,");
        assertThat(read("/keys/v1/models/openrouter/auto").at("/data/id").stringValue())
                .isEqualTo("openrouter/auto");
        web.perform(get("/keys/v1/models/nothing"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error").value("not_found"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/keys/v1/models?limit=501|limit must be 1 to 500",
                "/keys/v1/models?limit=0|limit must be 1 to 500",
                "/keys/v1/catalog?limit=1001|limit must be 1 to 1000",
                "/keys/v1/catalog?limit=many|limit must be 1 to 1000",
                "/keys/v1/catalog?limit=|limit must be 1 to 1000",
                "/keys/v1/catalog?offset=-1|offset must be 0 or more",
                "/keys/v1/catalog?includeUnhealthy=yes|includeUnhealthy must be 1, true, 0 or false",
                "/keys/v1/catalog?skipDefaultAllowlist=2|skipDefaultAllowlist must be 1, true, 0 or false",
                "/keys/v1/models?lifecycleState=dead|lifecycleState must be active, legacy, deprecated or retired",
            })
    void a_wrong_parameter_is_named(String path, String message) throws Exception {
        web.perform(get(path))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error").value("invalid_request"))
                .andExpect(jsonPath("$.message").value(message));
    }

    @Test
    void an_unchanged_catalogue_is_not_sent_again() throws Exception {
        var first = web.perform(get("/keys/v1/catalog"))
                .andExpect(header().string("ETag", matchesPattern("\"[0-9a-f]{64}\"")))
                .andReturn();
        var tag = Objects.requireNonNull(first.getResponse().getHeader("ETag"));
        web.perform(get("/keys/v1/catalog").header("If-None-Match", tag)).andExpect(status().isNotModified());
        web.perform(get("/keys/v1/catalog?limit=1").header("If-None-Match", tag))
                .andExpect(status().isOk());
    }

    private MockMvc on(String instant) {
        var clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
        var service = new CatalogService(new CatalogLoader(), new CatalogProperties(null, null), event -> {}, clock);
        try {
            return MockMvcBuilders.standaloneSetup(new CatalogController(service, new ModelObservations(), json))
                    .setControllerAdvice(
                            BeanUtils.instantiateClass(Class.forName("io.restormel.keys.platform.ProblemAdvice")))
                    .setMessageConverters(
                            new org.springframework.http.converter.ByteArrayHttpMessageConverter(),
                            new JacksonJsonHttpMessageConverter(json))
                    .build();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(String path) throws Exception {
        return json.readTree(web.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
    }

    private static JsonNode entry(JsonNode body, String id) {
        return find(body.path("data"), id);
    }

    private static JsonNode provider(JsonNode providers, String id) {
        return find(providers, id);
    }

    private static JsonNode find(JsonNode list, String id) {
        for (var element : list) {
            if (element.path("id").stringValue().equals(id)) {
                return element;
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }
}
