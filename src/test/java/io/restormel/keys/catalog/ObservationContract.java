package io.restormel.keys.catalog;

import static io.restormel.keys.db.Tables.MODEL_OBSERVATION;
import static io.restormel.keys.db.Tables.MODEL_OBSERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports about the ends of models, counted where the catalogue shows them. */
abstract class ObservationContract {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    WebApplicationContext context;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    @Autowired
    ObservationService observations;

    private MockMvc web;

    @BeforeEach
    void nothing_reported() throws Exception {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        sql.deleteFrom(MODEL_OBSERVATION).execute();
        sql.deleteFrom(MODEL_OBSERVER).execute();
        observations.refresh();
    }

    record Reply(int status, JsonNode body) {}

    private static Caller key() {
        return new Caller.GatewayKey(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null);
    }

    private Reply report(Caller who, String path, Map<String, ?> body) {
        return callers.as(who, () -> {
            try {
                var reply = web.perform(post(path + "/catalog/observations")
                                .contentType("application/json")
                                .content(JSON.writeValueAsString(body)))
                        .andReturn()
                        .getResponse();
                return new Reply(reply.getStatus(), JSON.readTree(reply.getContentAsString()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Reply report(Caller who, String signal) {
        return report(who, "/keys/v1", Map.of("providerId", "openai", "providerModelId", "gpt-5.5", "signal", signal));
    }

    /** What the catalogue shows of gpt-5.5 at OpenAI, without asking the database. */
    private JsonNode shown() {
        try {
            var reply =
                    web.perform(get("/keys/dashboard/api/catalog")).andReturn().getResponse();
            return JSON.readTree(reply.getContentAsString())
                    .path("data")
                    .valueStream()
                    .flatMap(model -> model.path("variants").valueStream())
                    .filter(variant -> variant.path("id").asString().equals("openai:gpt-5.5"))
                    .findFirst()
                    .orElseThrow()
                    .path("crowdObservations");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String counts() {
        var shown = shown();
        return shown.path("deprecatedReportCount") + " deprecated, " + shown.path("retiredReportCount") + " retired";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys/dashboard/api", "/keys/v1"})
    void a_report_is_counted_and_shown_at_once(String path) {
        assertThat(shown().path("firstReportedAt").isNull()).isTrue();

        var reply = report(
                key(),
                path,
                Map.of(
                        "providerId", "openai",
                        "providerModelId", "gpt-5.5",
                        "signal", "deprecated",
                        "providerHttpStatus", 410,
                        "providerErrorCode", "model_deprecated"));

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("data").toString())
                .isEqualTo("{\"ok\":true,\"providerId\":\"openai\",\"providerModelId\":\"gpt-5.5\","
                        + "\"signal\":\"deprecated\"}");
        assertThat(counts()).isEqualTo("1 deprecated, 0 retired");
        assertThat(Instant.parse(shown().path("firstReportedAt").asString()))
                .isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(Duration.ofMinutes(1)));
        assertThat(shown().path("lastReportedAt")).isEqualTo(shown().path("firstReportedAt"));
    }

    @Test
    void one_caller_counts_once_a_day_for_each_signal_and_model() {
        var one = key();
        report(one, "deprecated");
        report(one, "deprecated");
        assertThat(counts()).isEqualTo("1 deprecated, 0 retired");
        report(one, "retired");
        report(key(), "DEPRECATED");
        assertThat(counts()).isEqualTo("2 deprecated, 1 retired");

        var almost = Instant.now().minus(Duration.ofHours(23));
        sql.update(MODEL_OBSERVER).set(MODEL_OBSERVER.COUNTED_AT, almost).execute();
        report(one, "deprecated");
        assertThat(counts()).as("23 hours later").isEqualTo("2 deprecated, 1 retired");
        observations.forgetCallers();
        report(one, "deprecated");
        assertThat(counts()).as("nobody is forgotten too early").isEqualTo("2 deprecated, 1 retired");

        var before = Instant.now().minus(Duration.ofHours(25));
        sql.update(MODEL_OBSERVER).set(MODEL_OBSERVER.COUNTED_AT, before).execute();
        report(one, "deprecated");
        assertThat(counts()).as("25 hours later").isEqualTo("3 deprecated, 1 retired");
        observations.forgetCallers();
        assertThat(sql.fetchCount(MODEL_OBSERVER)).isOne();
    }

    @Test
    void many_at_once_are_all_counted_and_one_caller_among_them_once() throws Exception {
        var busy = key();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Reply>> reports = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                reports.add(() -> report(busy, "retired"));
                reports.add(() -> report(key(), "retired"));
            }
            for (var each : threads.invokeAll(reports)) {
                assertThat(each.get().status()).isEqualTo(200);
            }
        }
        assertThat(counts()).isEqualTo("0 deprecated, 13 retired");
    }

    @ParameterizedTest
    @CsvSource({
        "openai,  no-such-model, retired, unknown_provider_model",
        "nobody,  gpt-5.5,       retired, unknown_provider_model",
        "openai,  gpt-5.5,       slow,    invalid_request",
    })
    void what_the_catalogue_does_not_have_is_not_counted(String provider, String model, String signal, String error) {
        var reply =
                report(key(), "/keys/v1", Map.of("providerId", provider, "providerModelId", model, "signal", signal));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("error").asString()).isEqualTo(error);
        assertThat(sql.fetchCount(MODEL_OBSERVER)).isZero();
    }

    @Test
    void what_another_node_counted_comes_with_the_next_look() {
        report(key(), "retired");
        sql.update(MODEL_OBSERVATION).set(MODEL_OBSERVATION.RETIRED_COUNT, 7).execute();
        assertThat(counts()).as("from memory").isEqualTo("0 deprecated, 1 retired");

        observations.refresh();

        assertThat(counts()).isEqualTo("0 deprecated, 7 retired");
    }
}
