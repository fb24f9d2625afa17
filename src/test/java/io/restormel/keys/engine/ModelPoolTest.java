package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelPoolTest {

    private static final PoolMember MINI = new PoolMember("openai", "gpt-4o-mini", 3);
    private static final PoolMember HAIKU = new PoolMember("anthropic", "claude-haiku-4.5", 1);
    private static final PoolMember FLASH = new PoolMember("google", "gemini-2.5-flash", 1);
    private static final int REQUESTS = 20_000;

    @Test
    void weighted_random_gives_each_member_its_share_of_requests() {
        Map<String, Integer> counts = count(snapshot(SelectionStrategy.WEIGHTED_RANDOM, MINI, HAIKU, FLASH), false);
        assertThat(share(counts, "gpt-4o-mini")).isCloseTo(0.6, within(0.02));
        assertThat(share(counts, "claude-haiku-4.5")).isCloseTo(0.2, within(0.02));
        assertThat(share(counts, "gemini-2.5-flash")).isCloseTo(0.2, within(0.02));
    }

    @Test
    void deterministic_hash_gives_each_member_its_share_of_sessions() {
        Map<String, Integer> counts = count(snapshot(SelectionStrategy.DETERMINISTIC_HASH, MINI, HAIKU, FLASH), true);
        assertThat(share(counts, "gpt-4o-mini")).isCloseTo(0.6, within(0.02));
    }

    @Test
    void twins_keep_a_share_each() {
        Map<String, Integer> counts = count(snapshot(SelectionStrategy.WEIGHTED_RANDOM, HAIKU, HAIKU, FLASH), false);
        assertThat(share(counts, "claude-haiku-4.5")).isCloseTo(0.667, within(0.02));
    }

    @Test
    void a_session_stays_with_its_member() {
        Snapshot snapshot = snapshot(SelectionStrategy.DETERMINISTIC_HASH, MINI, HAIKU, FLASH);
        for (int i = 0; i < 100; i++) {
            String session = "session-" + i;
            assertThat(chosen(snapshot, "one", session)).isEqualTo(chosen(snapshot, "two", session));
        }
    }

    @Test
    void a_new_member_takes_sessions_but_shuffles_none() {
        Snapshot before = snapshot(SelectionStrategy.DETERMINISTIC_HASH, MINI, HAIKU);
        Snapshot after = snapshot(SelectionStrategy.DETERMINISTIC_HASH, MINI, HAIKU, FLASH);
        for (int i = 0; i < 1000; i++) {
            String session = "session-" + i;
            assertThat(chosen(after, "r", session)).isIn(chosen(before, "r", session), "gemini-2.5-flash");
        }
    }

    @Test
    void without_a_session_the_end_user_stays_with_a_member() {
        Snapshot snapshot = snapshot(SelectionStrategy.DETERMINISTIC_HASH, MINI, HAIKU, FLASH);
        ResolveRequest one = ResolveRequest.builder("one").endUserId("ada").build();
        ResolveRequest two = ResolveRequest.builder("two").endUserId("ada").build();
        assertThat(Configs.resolved(Resolver.resolve(snapshot, one, Configs.NOW))
                        .model())
                .isEqualTo(Configs.resolved(Resolver.resolve(snapshot, two, Configs.NOW))
                        .model());
    }

    @Test
    void round_robin_serves_every_member_in_turn_whatever_the_counter() {
        Snapshot snapshot = snapshot(SelectionStrategy.ROUND_ROBIN, MINI, HAIKU, FLASH);
        AtomicLong turns = new AtomicLong(-3);
        Signals signals = new Signals() {
            @Override
            public long nowMillis() {
                return 0;
            }

            @Override
            public long nextRoundRobin(String stepId) {
                return turns.getAndIncrement();
            }
        };
        ResolveRequest request = ResolveRequest.builder("r").build();
        int[] counts = new int[3];
        for (int i = 0; i < 6; i++) {
            Integer member = Configs.resolved(Resolver.resolve(snapshot, request, signals))
                    .poolMemberIndex();
            counts[member == null ? -1 : member]++;
        }
        assertThat(counts).containsOnly(2);
    }

    @Test
    void every_member_is_tried_before_the_step_is_given_up() {
        ProjectConfig config = Configs.with(
                Configs.project(Configs.route(
                        "chat", Configs.pooled("pool", 0, SelectionStrategy.WEIGHTED_RANDOM, MINI, HAIKU, FLASH))),
                new PolicyRule.ProviderAllowlist(List.of("vertex")),
                TargetType.PROJECT,
                "project");
        Snapshot snapshot = Configs.compile(config);
        for (int i = 0; i < 50; i++) {
            assertThat(chosen(snapshot, "request-" + i, null)).isEqualTo("gemini-2.5-flash");
        }
    }

    private static Snapshot snapshot(SelectionStrategy strategy, PoolMember... members) {
        return Configs.compile(Configs.project(Configs.route("chat", Configs.pooled("pool", 0, strategy, members))));
    }

    private static Map<String, Integer> count(Snapshot snapshot, boolean bySession) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            String key = "key-" + i;
            String model = bySession ? chosen(snapshot, "r", key) : chosen(snapshot, key, null);
            counts.merge(model, 1, Integer::sum);
        }
        return counts;
    }

    private static double share(Map<String, Integer> counts, String model) {
        return counts.getOrDefault(model, 0) / (double) REQUESTS;
    }

    private static String chosen(Snapshot snapshot, String requestId, @Nullable String session) {
        ResolveRequest request =
                ResolveRequest.builder(requestId).sessionId(session).build();
        return Configs.resolved(Resolver.resolve(snapshot, request, Configs.NOW))
                .model()
                .modelId();
    }
}
