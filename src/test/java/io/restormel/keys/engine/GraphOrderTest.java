package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GraphOrderTest {

    @Test
    void edges_of_equal_priority_go_by_id() {
        assertThat(order(
                        4,
                        List.of(
                                new StepEdge("s0", "s1", 0, null, "z"),
                                new StepEdge("s0", "s2", 0, null, "a"),
                                new StepEdge("s0", "s3", -1, null, "m"))))
                .containsExactly("s0", "s3", "s2", "s1");
    }

    @Test
    void a_branch_is_walked_to_its_end_before_the_next() {
        assertThat(order(5, List.of(edge(0, 2, 0), edge(0, 1, 1), edge(2, 4, 0), edge(4, 3, 0))))
                .containsExactly("s0", "s2", "s4", "s3", "s1");
    }

    @Test
    void a_chain_of_any_length_is_walked_without_recursion() {
        List<StepEdge> edges = new ArrayList<>();
        for (int i = 1; i < 20_000; i++) {
            edges.add(edge(i - 1, i, 0));
        }
        assertThat(order(20_000, edges)).hasSize(20_000).endsWith("s19999");
    }

    @Test
    void whatever_the_edges_every_step_is_listed_once() {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            int steps = 1 + random.nextInt(12);
            List<StepEdge> edges = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                edges.add(edge(random.nextInt(steps), random.nextInt(steps), random.nextInt(3)));
            }
            assertThat(order(steps, edges)).hasSize(steps).doesNotHaveDuplicates();
        }
    }

    private static StepEdge edge(int from, int to, int priority) {
        return Configs.edge("s" + from, "s" + to, priority);
    }

    private static List<String> order(int count, List<StepEdge> edges) {
        List<StepConfig> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(Configs.step("s" + i, i, "openai", "gpt-4o"));
        }
        return StepOrder.of(Configs.route("chat", steps, edges, null)).steps().stream()
                .map(StepConfig::id)
                .toList();
    }
}
