package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Who is in a share of the requests. */
class ShareTest {

    private static final int END_USERS = 5_000;

    @Test
    void those_who_are_in_a_share_are_in_at_every_larger_one() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        double share = 0;
        Set<String> before = in(share);
        while (share < 100) {
            share = Math.min(100, share + 1 + random.nextDouble() * 20);
            Set<String> now = in(share);
            assertThat(now).as("at " + share).containsAll(before);
            // Four standard deviations of as many draws.
            double spread = 4 * Math.sqrt(END_USERS * share / 100 * (1 - share / 100));
            assertThat((double) now.size())
                    .isBetween(END_USERS * share / 100 - spread, END_USERS * share / 100 + spread);
            before = now;
        }
        assertThat(before).hasSize(END_USERS);
    }

    @Test
    void an_end_user_stays_in_whatever_the_session_and_the_request() {
        Snapshot snapshot = canary(50);
        Set<String> steps = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            ResolveRequest request = ResolveRequest.builder("request-" + i)
                    .endUserId("one")
                    .sessionId("session-" + i)
                    .build();
            steps.add(stepOf(snapshot, request));
        }
        assertThat(steps).hasSize(1);
    }

    @Test
    void without_an_end_user_a_session_stays_and_without_both_requests_are_shared_out() {
        Snapshot snapshot = canary(50);
        Set<String> ofSession = new HashSet<>();
        Set<String> ofRequests = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            ofSession.add(stepOf(
                    snapshot, ResolveRequest.builder("r" + i).sessionId("one").build()));
            ofRequests.add(stepOf(snapshot, ResolveRequest.builder("r" + i).build()));
        }
        assertThat(ofSession).hasSize(1);
        assertThat(ofRequests).hasSize(2);
    }

    private static Set<String> in(double share) {
        Snapshot snapshot = canary(share);
        Set<String> in = new HashSet<>();
        for (int i = 0; i < END_USERS; i++) {
            ResolveRequest request =
                    ResolveRequest.builder("r").endUserId("user-" + i).build();
            if (stepOf(snapshot, request).equals("canary")) {
                in.add("user-" + i);
            }
        }
        return in;
    }

    private static String stepOf(Snapshot snapshot, ResolveRequest request) {
        return Configs.resolved(Resolver.resolve(snapshot, request, Configs.NOW))
                .step()
                .id();
    }

    private static Snapshot canary(double share) {
        StepConfig canary =
                Configs.conditional(Configs.step("canary", 0, "openai", "gpt-4.1"), Map.of("percentage", share));
        return Configs.compile(
                Configs.project(Configs.route("chat", canary, Configs.step("usual", 1, "openai", "gpt-4o"))));
    }
}
