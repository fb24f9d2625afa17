package io.restormel.keys.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.engine.CatalogModel;
import io.restormel.keys.engine.CatalogView;
import io.restormel.keys.engine.EnvironmentConfig;
import io.restormel.keys.engine.LimitLedger;
import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.PolicyBinding;
import io.restormel.keys.engine.PolicyConfig;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.PoolMember;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.Resolver;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.SelectionStrategy;
import io.restormel.keys.engine.Signals;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.engine.SnapshotCompiler;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.engine.Violation;
import io.restormel.keys.support.Routes;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DecisionWriterTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final CatalogView PRICES = ref -> new CatalogModel(
            new ModelRef(ref.providerType(), ref.modelId()),
            "active",
            null,
            null,
            new BigDecimal("0.15"),
            new BigDecimal("0.6"),
            null);

    private final DecisionWriter writer = new DecisionWriter(JsonMapper.shared());
    private final Snapshot snapshot = compile("gpt-4o-mini");

    @ParameterizedTest
    @CsvSource({
        "plain, one, 1200, 10",
        "plain, , ,",
        "plain, 'say \"hi\" \\ ü', 1, 1",
        "plain, three, 9000000000000, 9000000000000",
        "pooled, one, 1200, 10"
    })
    void a_settled_reply_is_the_one_that_would_be_written_anew(
            String route, @Nullable String trace, @Nullable Long input, @Nullable Long output) {
        for (var id : List.of("first", "second")) {
            var resolved =
                    resolve(snapshot, request(route).estimatedInputTokens(input).estimatedOutputTokens(output));
            assertThat(writer.write(resolved, trace, id)).isEqualTo(writer.whole(resolved, trace, id));
        }
    }

    @Test
    void a_retry_is_told_as_one() {
        writer.write(resolve(snapshot, request("plain")), null, "first");
        var retry = resolve(snapshot, request("plain").attemptNumber(1).failureKind("rate_limit"));
        assertThat(new String(writer.write(retry, null, "second"))).contains("\"switchReasonCode\":\"rate_limit\"");
    }

    @Test
    void a_changed_configuration_is_not_answered_from_the_one_before() {
        writer.write(resolve(snapshot, request("plain")), null, "first");
        var changed = resolve(compile("gpt-5.5"), request("plain"));
        assertThat(new String(writer.write(changed, null, "second"))).contains("gpt-5.5");
    }

    @Test
    void a_later_step_is_told_only_while_its_limit_has_room() {
        for (boolean full : List.of(false, true, false)) {
            var resolved = (Resolution.Resolved)
                    Resolver.resolve(snapshot, request("limited").build(), limitsThatAre(full));
            var written = writer.write(resolved, null, "request");
            assertThat(written).isEqualTo(writer.whole(resolved, null, "request"));
            assertThat(JsonMapper.shared().readTree(written).at("/data/fallbackCandidates"))
                    .hasSize(full ? 0 : 1);
        }
    }

    private static Signals limitsThatAre(boolean full) {
        return new Signals() {
            @Override
            public long nowMillis() {
                return NOW;
            }

            @Override
            public long nextRoundRobin(String stepId) {
                return 0;
            }

            @Override
            public LimitLedger limits() {
                return (_, _, _, _) -> full ? List.of(new Violation("cap", "Cap", "budget_cap", "used up")) : List.of();
            }
        };
    }

    private static ResolveRequest.Builder request(String route) {
        return ResolveRequest.builder("request").environment("production").routeId(route);
    }

    private static Resolution.Resolved resolve(Snapshot snapshot, ResolveRequest.Builder request) {
        return (Resolution.Resolved) Resolver.resolve(snapshot, request.build(), Signals.at(NOW));
    }

    private static Snapshot compile(String model) {
        var blocked = StepConfig.plain("s0", 0, "anthropic", "claude-haiku-4.5", null, 12_000);
        var serving = StepConfig.plain("s1", 1, "openai", model, "quick \"and\" cheap", 12_000);
        var pool = new ModelPool(
                SelectionStrategy.DETERMINISTIC_HASH,
                List.of(new PoolMember("openai", model, 1), new PoolMember("google", "gemini-2.5-flash", 1)));
        return SnapshotCompiler.compile(
                        new ProjectConfig(
                                "workspace",
                                "project",
                                "env",
                                List.of(new EnvironmentConfig("env", "production", "Production", "prod")),
                                List.of(
                                        route("plain", blocked, serving),
                                        route("pooled", blocked, serving, pooled(pool)),
                                        route(
                                                "limited",
                                                StepConfig.plain("s3", 0, "openai", model, null, 12_000),
                                                StepConfig.plain("s4", 1, "google", "gemini-2.5-flash", null, 12_000))),
                                List.of(
                                        new PolicyConfig(
                                                "policy",
                                                "No Anthropic",
                                                true,
                                                new PolicyRule.ProviderDenylist(List.of("anthropic"))),
                                        new PolicyConfig(
                                                "cap",
                                                "Cap",
                                                true,
                                                new PolicyRule.UsageLimit(LimitMeasure.COST, BigDecimal.TEN))),
                                List.of(
                                        new PolicyBinding("policy", TargetType.PROJECT, "project"),
                                        new PolicyBinding("cap", TargetType.ROUTE_STEP, "s4"))),
                        PRICES)
                .snapshot();
    }

    private static RouteConfig route(String name, StepConfig... steps) {
        return Routes.published(name, "env", name, steps);
    }

    private static StepConfig pooled(ModelPool pool) {
        return new StepConfig(
                "s2", 2, null, null, null, true, "error", null, null, null, null, null, pool, null, null, null);
    }
}
