package io.restormel.keys.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID PROJECT = UUID.randomUUID();
    private static final UUID KEY = UUID.randomUUID();
    private static final CallCounts ILL = new CallCounts(2, 18, 0, 0, 0);
    private static final CallCounts WELL = new CallCounts(20, 0, 0, 0, 0);

    private static CallSpan calls(String model, @Nullable UUID key, CallCounts counts) {
        return new CallSpan(PROJECT, "openai", model, key, NOW.minusSeconds(10), counts);
    }

    private static List<CircuitSubject> opening(CallSpan... spans) {
        return opening(subject -> Circuit.untouched(PROJECT, subject), spans);
    }

    private static List<CircuitSubject> opening(Function<CircuitSubject, Circuit> known, CallSpan... spans) {
        return new Diagnosis(List.of(spans), HealthSettings.DEFAULT, NOW, known)
                .opening().stream().map(Circuit::subject).toList();
    }

    @Test
    void one_model_that_fails_is_left_and_its_provider_serves_the_others() {
        assertThat(opening(calls("gpt-4o", null, ILL), calls("gpt-4.1", null, WELL)))
                .containsExactly(CircuitSubject.model("openai", "gpt-4o"));
        assertThat(opening(calls("gpt-4o", null, ILL))).containsExactly(CircuitSubject.model("openai", "gpt-4o"));
    }

    @Test
    void a_provider_of_which_several_models_fail_is_left_altogether() {
        assertThat(opening(calls("gpt-4o", null, ILL), calls("gpt-4.1", null, new CallCounts(0, 2, 0, 0, 0))))
                .containsExactlyInAnyOrder(CircuitSubject.model("openai", "gpt-4o"), CircuitSubject.provider("openai"));
    }

    @Test
    void a_key_that_is_refused_is_left_and_not_its_provider() {
        var refused = new CallCounts(0, 0, 0, 0, 20);

        assertThat(opening(calls("gpt-4o", KEY, refused), calls("gpt-4.1", KEY, refused)))
                .containsExactly(CircuitSubject.credential("openai", KEY));
        assertThat(opening(calls("gpt-4o", null, refused))).containsExactly(CircuitSubject.model("openai", "gpt-4o"));
    }

    @Test
    void a_key_at_its_rate_limit_is_left_and_a_provider_that_fails_is_not_its_keys_fault() {
        assertThat(opening(calls("gpt-4o", KEY, new CallCounts(0, 0, 20, 0, 0))))
                .containsExactly(CircuitSubject.credential("openai", KEY));
        assertThat(opening(calls("gpt-4o", KEY, ILL))).containsExactly(CircuitSubject.model("openai", "gpt-4o"));
    }

    @Test
    void spans_add_up() {
        var half = new CallCounts(0, 5, 0, 0, 0);

        assertThat(opening(calls("gpt-4o", null, half), calls("gpt-4o", null, half)))
                .containsExactly(CircuitSubject.model("openai", "gpt-4o"));
    }

    @Test
    void what_failed_before_a_circuit_closed_does_not_open_it_again() {
        Function<CircuitSubject, Circuit> justReset = subject -> Circuit.untouched(PROJECT, subject)
                .tripped(null, "Opened by hand", NOW.minusSeconds(30))
                .reset(NOW.minusSeconds(5));

        assertThat(opening(justReset, calls("gpt-4o", null, ILL))).isEmpty();
    }
}
