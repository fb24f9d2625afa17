package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotCompilerTest {

    private static final StepConfig STEP = Configs.step("step", 0, "openai", "gpt-4o");
    private static final CatalogView CATALOG = Configs.catalog(
            Configs.priced("openai", "gpt-4o", "2.5", "10"), Configs.model("openai", "gpt-4", "retired"));

    @Test
    void a_sound_project_has_no_problems() {
        assertThat(problems(Configs.project(Configs.route("chat", STEP)))).isEmpty();
    }

    @Test
    void a_mistake_is_told_with_its_route_step_and_field() {
        ProjectConfig config =
                Configs.project(Configs.route("chat", STEP, Configs.step("other", 0, "openai", "gpt-4o")));
        assertThat(problems(config))
                .containsExactly(new ConfigProblem(
                        ConfigProblem.Severity.ERROR,
                        "chat",
                        "other",
                        null,
                        "orderIndex",
                        "duplicate_order_index",
                        "Route chat: Two steps have the orderIndex 0"));
    }

    @Test
    void each_mistake_of_a_route_has_its_code() {
        assertThat(codes(Configs.route("r", List.of(STEP), List.of(Configs.edge("step", "gone", 0)), null)))
                .containsExactly("edge_step_not_in_route");
        assertThat(codes(Configs.route("r", List.of(STEP), List.of(Configs.edge("step", "step", 0)), null)))
                .containsExactly("edge_self_loop");
        assertThat(codes(Configs.route(
                        "r",
                        List.of(STEP, Configs.step("two", 1, "openai", "gpt-4o")),
                        List.of(Configs.edge("step", "two", 0)),
                        "gone")))
                .containsExactly("entry_step_not_in_route");
        assertThat(codes(Configs.route("r", Configs.pooled("p", 0, SelectionStrategy.ROUND_ROBIN))))
                .containsExactly("invalid_pool");
        assertThat(codes(Configs.route(
                        "r",
                        Configs.pooled(
                                "p", 0, SelectionStrategy.ROUND_ROBIN, new PoolMember("openai", "x", Double.NaN)))))
                .containsExactly("invalid_pool");
        assertThat(codes(Configs.route("r", Configs.step("s", -1, "openai", "gpt-4o"))))
                .containsExactly("invalid_order_index");
    }

    @Test
    void what_will_not_serve_as_hoped_is_a_warning() {
        assertThat(codes(Configs.route("r"))).containsExactly("no_enabled_step");
        assertThat(codes(Configs.route("r", Configs.step("s", 0, null, "gpt-4o"))))
                .containsExactly("step_not_executable");
        assertThat(codes(Configs.route("r", Configs.step("s", 0, "openai", null))))
                .containsExactly("step_not_executable");
        assertThat(codes(Configs.route("r", Configs.step("s", 0, "openai", "unheard-of"))))
                .containsExactly("model_not_in_catalogue");
        assertThat(codes(Configs.route("r", Configs.step("s", 0, "openai", "gpt-4"))))
                .containsExactly("model_deprecated");
        assertThat(codes(Configs.route(
                        "r",
                        List.of(
                                STEP,
                                Configs.step("two", 1, "openai", "gpt-4o"),
                                Configs.step("x", 2, "openai", "gpt-4o")),
                        List.of(Configs.edge("step", "two", 0)),
                        null)))
                .containsExactly("step_unreachable");
    }

    @Test
    void a_policy_that_never_blocks_says_so() {
        ProjectConfig config = Configs.project(Configs.route("chat", STEP));
        config = Configs.with(
                config, new PolicyRule.UsageLimit(LimitMeasure.COST, BigDecimal.TEN), TargetType.PROJECT, "project");
        config = Configs.with(config, new PolicyRule.UnknownRule("privacy"), TargetType.PROJECT, "project");
        config = Configs.with(config, new PolicyRule.ModelAllowlist(List.of()), TargetType.PROJECT, "project");

        assertThat(problems(config))
                .extracting(ConfigProblem::policyId, ConfigProblem::code)
                .containsExactly(tuple("policy-1", "unknown_policy_type"), tuple("policy-2", "empty_policy_list"));
    }

    @Test
    void a_route_of_an_unknown_environment_takes_no_other_with_it() {
        RouteConfig lost = new RouteConfig(
                "lost",
                "nowhere",
                "lost",
                true,
                true,
                true,
                1,
                1,
                null,
                null,
                null,
                null,
                null,
                9,
                null,
                List.of(STEP),
                List.of());
        Compilation compilation = SnapshotCompiler.compile(Configs.project(lost, Configs.route("chat", STEP)), CATALOG);

        assertThat(compilation.problems()).extracting(ConfigProblem::code).containsExactly("unknown_environment");
        assertThat(compilation.snapshot().routes())
                .extracting(CompiledRoute::name)
                .containsExactly("chat");
    }

    @Test
    void equal_content_has_an_equal_id_in_whatever_order_it_is_listed() {
        List<RouteConfig> routes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            routes.add(Configs.route("route-" + i, STEP, Configs.step("two", 1, "anthropic", "claude-sonnet-4")));
        }
        String id = id(Configs.project(routes.toArray(RouteConfig[]::new)));
        Collections.reverse(routes);

        assertThat(id(Configs.project(routes.toArray(RouteConfig[]::new))))
                .isEqualTo(id)
                .hasSize(16);
    }

    @Test
    void any_change_changes_the_id() {
        ProjectConfig config = Configs.project(Configs.route("chat", STEP));
        String id = id(config);

        assertThat(id(Configs.project(Configs.route("chat", Configs.disabled(STEP)))))
                .isNotEqualTo(id);
        assertThat(id(Configs.project(Configs.route("chat", Configs.step("step", 0, "openai", "gpt-4.1")))))
                .isNotEqualTo(id);
        assertThat(id(Configs.with(config, new PolicyRule.ModelDenylist(List.of("a")), TargetType.PROJECT, "project")))
                .isNotEqualTo(id);
        assertThat(SnapshotCompiler.compile(config, CatalogView.EMPTY)
                        .snapshot()
                        .id())
                .isNotEqualTo(id);
    }

    @Test
    void the_order_of_json_keys_does_not_change_the_id() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", Map.of("c", List.of(1, 2)));
        Map<String, Object> two = new LinkedHashMap<>();
        two.put("b", Map.of("c", List.of(1, 2)));
        two.put("a", 1);

        assertThat(id(withRetryPolicy(one))).isEqualTo(id(withRetryPolicy(two)));
        assertThat(id(withRetryPolicy(one))).isNotEqualTo(id(withRetryPolicy(Map.of("a", 1))));
    }

    private static ProjectConfig withRetryPolicy(Map<String, Object> retryPolicy) {
        return Configs.project(Configs.route(
                "chat",
                new StepConfig(
                        "step",
                        0,
                        "openai",
                        "gpt-4o",
                        null,
                        true,
                        "error",
                        null,
                        null,
                        retryPolicy,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
    }

    private static String id(ProjectConfig config) {
        return SnapshotCompiler.compile(config, CATALOG).snapshot().id();
    }

    private static List<ConfigProblem> problems(ProjectConfig config) {
        return SnapshotCompiler.compile(config, CATALOG).problems();
    }

    private static List<String> codes(RouteConfig route) {
        return problems(Configs.project(route)).stream()
                .map(ConfigProblem::code)
                .toList();
    }
}
