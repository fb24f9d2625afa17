package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryContextTest {

    private final Snapshot snapshot = Configs.compile(Configs.project(Configs.route(
            "chat",
            Configs.step("first", 0, "openai", "gpt-4o"),
            Configs.disabled(Configs.step("off", 1, "openai", "gpt-4.1")),
            Configs.step("third", 2, "anthropic", "claude-sonnet-4"))));

    @Test
    void the_trace_tells_which_steps_the_retry_left_behind() {
        assertThat(retry("first").trace())
                .extracting(StepOutcome::status)
                .containsExactly(
                        StepOutcome.Status.SKIPPED_BY_RETRY, StepOutcome.Status.DISABLED, StepOutcome.Status.SELECTED);
    }

    @Test
    void a_chain_of_retries_ends() {
        assertThat(Configs.resolved(retry("first")).step().id()).isEqualTo("third");
        assertThat(retry("third")).isInstanceOf(Resolution.NoKeyAvailable.class);
    }

    @Test
    void a_negative_attempt_is_a_first_attempt() {
        ResolveRequest request = ResolveRequest.builder("r")
                .attemptNumber(-1)
                .previousFailure(new PreviousFailure("first", 0))
                .build();
        assertThat(Configs.resolved(Resolver.resolve(snapshot, request, Configs.NOW))
                        .step()
                        .id())
                .isEqualTo("first");
    }

    private Resolution retry(String failed) {
        ResolveRequest request = ResolveRequest.builder("r")
                .attemptNumber(1)
                .previousFailure(new PreviousFailure(failed, null))
                .build();
        return Resolver.resolve(snapshot, request, Configs.NOW);
    }
}
