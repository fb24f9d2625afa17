package io.restormel.keys.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.outcome.ModelName;
import io.restormel.keys.outcome.OutcomeStatus;
import io.restormel.keys.outcome.Report;
import io.restormel.keys.outcome.TokenCounts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallResultTest {

    private static CallResult of(OutcomeStatus status, @Nullable String kind) {
        return CallResult.of(new Report(
                "e",
                null,
                status,
                kind,
                new ModelName("openai", "gpt-4o"),
                new TokenCounts(null, null, null, null),
                null,
                null,
                null,
                Map.of(),
                Instant.EPOCH));
    }

    @ParameterizedTest
    @CsvSource({
        "rate_limit, RATE_LIMITED",
        "timeout, TIMED_OUT",
        "http_5xx, FAILED",
        "provider_error, FAILED",
        "provider_unhealthy, FAILED",
        "unknown_error, FAILED",
        "something of the host's own, FAILED",
        "auth_error, KEY_REFUSED",
        "quota_exceeded, KEY_REFUSED",
        "context_exceeded, NOT_COUNTED",
        "content_filtered, NOT_COUNTED",
        "policy_block, NOT_COUNTED",
        "Policy Blocked, NOT_COUNTED"
    })
    void each_kind_of_failure_counts_as_whose_fault_it_is(String kind, CallResult expected) {
        assertThat(of(OutcomeStatus.FAILED, kind)).isEqualTo(expected);
    }

    @Test
    void a_failure_without_a_kind_is_the_providers_and_what_the_host_gave_up_is_nobodys() {
        assertThat(of(OutcomeStatus.FAILED, null)).isEqualTo(CallResult.FAILED);
        assertThat(of(OutcomeStatus.CANCELLED, "timeout")).isEqualTo(CallResult.NOT_COUNTED);
        assertThat(of(OutcomeStatus.SUCCEEDED, null)).isEqualTo(CallResult.SUCCEEDED);
    }
}
