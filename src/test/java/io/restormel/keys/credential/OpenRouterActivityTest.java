package io.restormel.keys.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restormel.keys.platform.ApplicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenRouterActivityTest {

    /** As OpenRouter answers, with members that we do not read. */
    private static final String ROW = """
            {"date": "2026-10-31", "model": "openai/gpt-5", "model_permaslug": "openai/gpt-5-2026-08-07", \
            "endpoint_id": "550e8400", "provider_name": "Azure", "usage": 0.0151234567891, \
            "byok_usage_inference": 1.2e-5, "requests": 5, "prompt_tokens": 50, "completion_tokens": 125, \
            "reasoning_tokens": 25}""";

    private static OpenRouterActivity read(String json) {
        try {
            return OpenRouterActivity.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_row_is_read_to_the_last_decimal_that_is_kept() {
        var activity = read("{\"total\": {\"data\": [1]}, \"data\": [" + ROW + "], \"more\": true}");

        assertThat(activity.skipped()).isZero();
        assertThat(activity.rows()).singleElement().satisfies(row -> {
            assertThat(row.day()).isEqualTo(LocalDate.of(2026, 10, 31));
            assertThat(row.model()).isEqualTo("openai/gpt-5");
            assertThat(row.providerName()).isEqualTo("Azure");
            assertThat(row.requests()).isEqualTo(5);
            assertThat(row.reasoningTokens()).isEqualTo(25);
            assertThat(row.usageUsd()).isEqualTo("0.015123456789");
            assertThat(row.byokUsd()).isEqualTo("0.000012000000");
        });
    }

    @Test
    void rows_without_a_day_a_model_or_a_provider_are_skipped_and_what_was_not_counted_is_0() {
        var activity = read("""
                [{"model": "m", "provider_name": "p"}, {"date": "2026-10-31", "model": null, "provider_name": "p"},
                {"date": "2026-10-31 00:00:00", "model": "m", "provider_name": "p", "usage": null}]""");

        assertThat(activity.skipped()).isEqualTo(2);
        assertThat(activity.rows()).singleElement().satisfies(row -> {
            assertThat(row.day()).isEqualTo(LocalDate.of(2026, 10, 31));
            assertThat(row.requests()).isZero();
            assertThat(row.usageUsd()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "7",
                "{}",
                "{\"data\": {}}",
                "{\"data\": [7]}",
                "{\"data\": [{\"date\": 7}]}",
                "[{\"date\": \"2026-13-01\", \"model\": \"m\", \"provider_name\": \"p\"}]",
                "[{\"date\": \"2026-10-01\", \"model\": \"m\", \"provider_name\": \"p\", \"requests\": -1}]",
                "[{\"date\": \"2026-10-01\", \"model\": \"m\", \"provider_name\": \"p\", \"requests\": 1.5}]",
                "[{\"date\": \"2026-10-01\", \"model\": \"m\", \"provider_name\": \"p\", \"requests\": 1e400000000}]",
                "[{\"date\": \"2026-10-01\", \"model\": \"m\", \"provider_name\": \"p\", \"usage\": \"1\"}]",
                "[{\"date\": \"2026-10-01\", \"model\": \"m\", \"provider_name\": \"p\", \"usage\": 1e9}]",
                "[{\"date\": \"2026-10-01\", \"model\": \"m\\u0000\", \"provider_name\": \"p\"}]",
                "[{\"date\": \"2026-10-01\", \"model\": \"m\", \"provider_name\": \"p\"}"
            })
    void another_form_is_refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(ApplicationException.Invalid.class);
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        for (var bytes : new byte[][] {{0, 0, '[', 1, 2}, {'[', '"', (byte) 0xC3, '"', ']'}, {'[', (byte) 0xFF, ']'}}) {
            assertThatThrownBy(() -> OpenRouterActivity.read(new ByteArrayInputStream(bytes)))
                    .isInstanceOf(ApplicationException.Invalid.class);
        }
    }

    @Test
    void a_cost_too_small_to_be_kept_is_0_and_costs_nothing_to_read() {
        var row =
                read("[{\"date\": \"2026-10-01\", \"model\": \"m\", \"provider_name\": \"p\", \"usage\": 1e-400000000}]")
                        .rows()
                        .getFirst();

        assertThat(row.usageUsd()).isZero();
    }

    @Test
    void fifty_thousand_rows_are_read_and_no_more() {
        var rows = (ROW + ",").repeat(OpenRouterActivity.MAX_ROWS - 1) + ROW;

        assertThat(read("[" + rows + "]").rows()).hasSize(OpenRouterActivity.MAX_ROWS);
        assertThatThrownBy(() -> read("[" + rows + "," + ROW + "]"))
                .isInstanceOf(ApplicationException.Invalid.class)
                .extracting("code")
                .isEqualTo("too_many_rows");
    }
}
