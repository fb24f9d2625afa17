package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenCircuitTest {

    private static final long RETRY_AT = Configs.NOW.nowMillis() + 20_500;

    private final List<String> asked = new ArrayList<>();

    private static RouteConfig route(@Nullable String onOpenCircuit, StepConfig... steps) {
        RouteConfig plain = Configs.route("chat", steps);
        return new RouteConfig(
                plain.id(),
                plain.environmentId(),
                plain.name(),
                true,
                true,
                true,
                1,
                1,
                null,
                null,
                null,
                onOpenCircuit,
                null,
                null,
                0,
                null,
                plain.steps(),
                List.of());
    }

    private static final StepConfig OPENAI = Configs.step("first", 0, "openai", "gpt-4o");
    private static final StepConfig ANTHROPIC = Configs.step("second", 1, "anthropic", "claude-sonnet-4");

    private Resolution resolve(RouteConfig route, Set<String> ill) {
        HealthView health = new HealthView() {
            @Override
            public boolean isAllWell() {
                return false;
            }

            @Override
            public @Nullable String obstacle(Snapshot snapshot, CompiledRoute of, Candidate candidate, KeyOwner owner) {
                asked.add(String.valueOf(candidate.providerType()));
                return ill.contains(candidate.providerType()) ? candidate.providerType() + " is ill" : null;
            }

            @Override
            public Long retryAtMillis(Snapshot snapshot, CompiledRoute of, Candidate candidate, KeyOwner owner) {
                return "openai".equals(candidate.providerType()) ? RETRY_AT : RETRY_AT + 5;
            }

            @Override
            public HealthView withoutTrials() {
                return ALL_WELL;
            }
        };
        Signals signals = new Signals() {
            @Override
            public long nowMillis() {
                return Configs.NOW.nowMillis();
            }

            @Override
            public long nextRoundRobin(String stepId) {
                return 0;
            }

            @Override
            public HealthView health(String projectId) {
                return health;
            }
        };
        return Resolver.resolve(
                Configs.compile(Configs.project(route)),
                ResolveRequest.builder("r").routeId("chat").build(),
                signals);
    }

    @Test
    void what_is_ill_is_passed_over_and_the_trace_says_why() {
        var resolution = (Resolution.Resolved) resolve(route(null, OPENAI, ANTHROPIC), Set.of("openai"));

        assertThat(resolution.model().providerType()).isEqualTo("anthropic");
        assertThat(resolution.trace().getFirst().status()).isEqualTo(StepOutcome.Status.UNHEALTHY);
        assertThat(resolution.trace().getFirst().reason()).isEqualTo("openai is ill");
    }

    @Test
    void when_all_are_ill_it_says_when_the_first_is_looked_at_again() {
        var resolution =
                (Resolution.AllUnhealthy) resolve(route("skip", ANTHROPIC, OPENAI), Set.of("openai", "anthropic"));

        assertThat(resolution.retryAtMillis()).isEqualTo(RETRY_AT);
        assertThat(resolution.retryAfterSeconds()).isEqualTo(21);
    }

    @Test
    void deprioritised_the_first_of_the_ill_serves_when_nothing_healthy_does() {
        var healthy = (Resolution.Resolved) resolve(route("deprioritise", OPENAI, ANTHROPIC), Set.of("openai"));
        assertThat(healthy.model().providerType()).isEqualTo("anthropic");

        var none =
                (Resolution.Resolved) resolve(route("deprioritise", OPENAI, ANTHROPIC), Set.of("openai", "anthropic"));
        assertThat(none.model().providerType()).isEqualTo("openai");
        assertThat(none.trace())
                .extracting(each -> each.step().id() + " " + each.status())
                .containsExactly("first UNHEALTHY", "second UNHEALTHY", "first SELECTED");
        assertThat(none.selected().reason()).isEqualTo("Its circuit is open, but nothing healthy can serve");
    }

    @Test
    void ignored_nobody_is_asked() {
        var resolution = (Resolution.Resolved) resolve(route("ignore", OPENAI, ANTHROPIC), Set.of("openai"));

        assertThat(resolution.model().providerType()).isEqualTo("openai");
        assertThat(asked).isEmpty();
    }

    @Test
    void looking_at_the_other_steps_takes_no_trial() {
        var resolution = (Resolution.Resolved) resolve(route(null, OPENAI, ANTHROPIC), Set.of());
        resolution.stepChain();
        resolution.fallbackCandidates();

        assertThat(asked).containsExactly("openai");
    }
}
