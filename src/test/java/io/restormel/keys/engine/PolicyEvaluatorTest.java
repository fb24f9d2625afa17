package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyEvaluatorTest {

    private final ProjectConfig project = Configs.with(
            Configs.with(
                    Configs.project(Configs.route("chat", Configs.step("first", 0, "openai", "gpt-4o"))),
                    new PolicyRule.ModelDenylist(List.of("gpt-4o")),
                    TargetType.ENVIRONMENT,
                    "env-prod"),
            new PolicyRule.ProviderDenylist(List.of("xai")),
            TargetType.PROJECT,
            "project");
    private final Snapshot snapshot = Configs.compile(project);

    @Test
    void leaving_the_environment_out_means_the_default_one_as_in_resolve() {
        assertThat(evaluate(null, "gpt-4o", "openai")).isInstanceOf(Verdict.Denied.class);
        assertThat(evaluate("dev", "gpt-4o", "openai")).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void an_unknown_environment_leaves_the_policies_of_the_project_standing() {
        assertThat(evaluate("nowhere", "grok-3", "Grok").violations())
                .extracting(Violation::message)
                .containsExactly("Provider xai is denylisted");
    }

    @Test
    void evaluate_and_resolve_agree_on_every_step() {
        ProjectConfig config = Configs.project(Configs.route(
                "chat",
                Configs.step("a", 0, "openai", "gpt-4o"),
                Configs.step("b", 1, "vertex", "gemini-2.5-pro"),
                Configs.step("c", 2, "anthropic", "claude-sonnet-4"),
                Configs.step("d", 3, "openai", "gpt-4")));
        config = Configs.with(config, new PolicyRule.ModelAllowlist(List.of("g*")), TargetType.WORKSPACE, "workspace");
        config = Configs.with(config, new PolicyRule.ProviderDenylist(List.of("google")), TargetType.ROUTE, "chat");
        config = Configs.with(config, new PolicyRule.ModelDenylist(List.of("gpt-4o")), TargetType.ROUTE_STEP, "a");
        config = Configs.with(config, new PolicyRule.DeprecatedModelBlock(), TargetType.PROJECT, "project");
        CatalogView catalog = Configs.catalog(Configs.model("openai", "gpt-4", "deprecated"));
        Snapshot compiled = SnapshotCompiler.compile(config, catalog).snapshot();

        CompiledRoute route = compiled.routes().getFirst();
        for (CompiledStep step : route.steps()) {
            Candidate candidate = step.candidates().getFirst();
            EvaluateRequest request = new EvaluateRequest(
                    "production", "chat", step.id(), candidate.modelId(), candidate.providerType(), null);
            assertThat(PolicyEvaluator.evaluate(compiled, request, Configs.NOW).violations())
                    .as(step.id())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(candidate.violationsAt(Configs.NOW.nowMillis()));
        }
    }

    private Verdict evaluate(@Nullable String environment, String modelId, String providerType) {
        return PolicyEvaluator.evaluate(
                snapshot, new EvaluateRequest(environment, null, null, modelId, providerType, null), Configs.NOW);
    }
}
