package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolverTest {

    private static final PolicyRule NO_OPENAI = new PolicyRule.ProviderDenylist(List.of("openai"));

    private final ProjectConfig project = Configs.with(
            Configs.project(Configs.route(
                    "chat",
                    Configs.disabled(Configs.step("off", 0, "openai", "gpt-4o")),
                    Configs.step("blocked", 1, "openai", "gpt-4o"),
                    Configs.step("incomplete", 2, "anthropic", null),
                    Configs.step("chosen", 3, "google", "gemini-2.5-pro"),
                    Configs.step("later", 4, "anthropic", "claude-sonnet-4"))),
            NO_OPENAI,
            TargetType.PROJECT,
            "project");

    @Test
    void the_trace_tells_what_became_of_each_step() {
        assertThat(Configs.resolve(project).trace())
                .extracting(each -> each.step().id() + " " + each.status())
                .containsExactly(
                        "off DISABLED",
                        "blocked BLOCKED",
                        "incomplete INCOMPLETE",
                        "chosen SELECTED",
                        "later NOT_REACHED");
    }

    @Test
    void a_resolution_also_tells_what_blocked_the_steps_before() {
        assertThat(Configs.resolve(project).violations())
                .containsExactly(new Violation(
                        "policy-0", "provider_denylist", "provider_denylist", "Provider openai is denylisted"));
    }

    @Test
    void what_configuration_settles_is_not_decided_again() {
        Snapshot snapshot = Configs.compile(project);
        Resolution first = Resolver.resolve(snapshot, request("1"), Configs.NOW);
        Resolution second = Resolver.resolve(snapshot, request("2"), Configs.NOW);

        assertThat(second.trace()).isSameAs(first.trace());
    }

    @Test
    void a_date_reopens_what_was_settled() {
        Instant retired = Instant.parse("2026-06-01T00:00:00Z");
        CatalogView catalog = Configs.catalog(
                new CatalogModel(new ModelRef("openai", "gpt-4"), "active", null, retired, null, null, null));
        ProjectConfig config = Configs.with(
                Configs.project(Configs.route(
                        "chat", Configs.step("old", 0, "openai", "gpt-4"), Configs.step("new", 1, "openai", "gpt-4o"))),
                new PolicyRule.DeprecatedModelBlock(),
                TargetType.PROJECT,
                "project");
        Snapshot snapshot = SnapshotCompiler.compile(config, catalog).snapshot();
        long date = retired.toEpochMilli();

        assertThat(stepAt(snapshot, date - 1)).isEqualTo("old");
        assertThat(stepAt(snapshot, date)).isEqualTo("new");
    }

    @Test
    void a_fallback_is_what_the_next_attempt_of_the_same_session_gets() {
        ProjectConfig config = Configs.project(Configs.route(
                "chat",
                Configs.step("first", 0, "openai", "gpt-4o"),
                Configs.pooled(
                        "pool",
                        1,
                        SelectionStrategy.WEIGHTED_RANDOM,
                        new PoolMember("openai", "gpt-4o-mini", 1),
                        new PoolMember("anthropic", "claude-haiku-4.5", 1))));
        Snapshot snapshot = Configs.compile(config);
        for (int i = 0; i < 50; i++) {
            String session = "session-" + i;
            Resolution.Resolved first = Configs.resolved(Resolver.resolve(
                    snapshot, ResolveRequest.builder("a").sessionId(session).build(), Configs.NOW));
            Resolution.Resolved second = Configs.resolved(Resolver.resolve(
                    snapshot,
                    ResolveRequest.builder("b")
                            .sessionId(session)
                            .attemptNumber(1)
                            .previousFailure(new PreviousFailure("first", null))
                            .build(),
                    Configs.NOW));

            assertThat(first.fallbackCandidates().getFirst().modelId())
                    .isEqualTo(second.model().modelId());
        }
    }

    @Test
    void the_snapshot_that_answered_is_told() {
        Snapshot snapshot = Configs.compile(project);
        assertThat(Configs.resolved(Resolver.resolve(snapshot, request("1"), Configs.NOW))
                        .snapshotId())
                .isEqualTo(snapshot.id());
    }

    private static ResolveRequest request(String id) {
        return ResolveRequest.builder(id).build();
    }

    private static String stepAt(Snapshot snapshot, long nowMillis) {
        return Configs.resolved(Resolver.resolve(snapshot, request("1"), Signals.at(nowMillis)))
                .step()
                .id();
    }
}
