package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Projects for benchmarks: many routes of five steps, of which a policy blocks the first three. */
final class BenchProjects {

    static final int STEPS = 5;
    private static final List<String> BLOCKED = List.of("gpt-4o", "gpt-4.1", "o3-mini");

    private BenchProjects() {}

    static String routeId(int index) {
        return "00000000-0000-4000-8000-%012d".formatted(index);
    }

    /** With {@code pooled}, the steps that are not blocked are weighted pools of two. */
    static ProjectConfig of(int routes, boolean pooled) {
        List<RouteConfig> configs = new ArrayList<>();
        for (int i = 0; i < routes; i++) {
            List<StepConfig> steps = new ArrayList<>();
            for (int s = 0; s < STEPS; s++) {
                String id = "11111111-0000-4000-8000-%08d%04d".formatted(i, s);
                boolean blocked = s < BLOCKED.size();
                ModelPool pool = pooled && !blocked ? pool() : null;
                String provider = blocked ? "openai" : s % 2 == 0 ? "google" : "anthropic";
                String model = blocked ? BLOCKED.get(s) : s % 2 == 0 ? "gemini-2.5-pro" : "claude-sonnet-4";
                steps.add(step(id, s, provider, model, pool));
            }
            configs.add(new RouteConfig(
                    routeId(i),
                    "env",
                    "route-" + i,
                    true,
                    true,
                    true,
                    1,
                    1,
                    null,
                    null,
                    null,
                    "workload-" + i,
                    null,
                    i,
                    null,
                    steps,
                    List.of()));
        }
        PolicyRule rule = new PolicyRule.ModelDenylist(List.of("gpt-*", "o3-*"));
        return new ProjectConfig(
                "workspace",
                "project",
                "env",
                List.of(new EnvironmentConfig("env", "production", "Production", "prod")),
                configs,
                List.of(new PolicyConfig("policy", "No OpenAI", true, rule)),
                List.of(new PolicyBinding("policy", TargetType.PROJECT, "project")));
    }

    private static ModelPool pool() {
        return new ModelPool(
                SelectionStrategy.WEIGHTED_RANDOM,
                List.of(
                        new PoolMember("anthropic", "claude-sonnet-4", 3),
                        new PoolMember("google", "gemini-2.5-pro", 1)));
    }

    private static StepConfig step(String id, int index, String provider, String model, @Nullable ModelPool pool) {
        return new StepConfig(
                id, index, provider, model, null, true, "error", null, null, null, null, null, pool, null, null, null);
    }
}
