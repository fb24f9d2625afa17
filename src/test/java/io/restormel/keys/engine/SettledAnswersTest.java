package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettledAnswersTest {

    private static final long RETIRED = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final CatalogView CATALOG = Configs.catalog(new CatalogModel(
            new ModelRef("openai", "gpt-4"), "active", null, Instant.ofEpochMilli(RETIRED), null, null, null));

    private final Snapshot snapshot = SnapshotCompiler.compile(
                    Configs.with(
                            Configs.project(
                                    Configs.route(
                                            id(1),
                                            Configs.step("old", 0, "openai", "gpt-4"),
                                            Configs.step("new", 1, "openai", "gpt-4o")),
                                    Configs.route(
                                            id(2),
                                            Configs.step("first", 0, "openai", "gpt-4o"),
                                            Configs.step("second", 1, "anthropic", "claude-haiku-4.5")),
                                    Configs.route(
                                            id(3),
                                            Configs.pooled(
                                                    "pool",
                                                    0,
                                                    SelectionStrategy.DETERMINISTIC_HASH,
                                                    new PoolMember("openai", "a", 1),
                                                    new PoolMember("openai", "b", 1))),
                                    Configs.route(id(4))),
                            new PolicyRule.DeprecatedModelBlock(),
                            TargetType.PROJECT,
                            "project"),
                    CATALOG)
            .snapshot();

    @Test
    void a_date_reopens_the_routes_that_it_concerns_and_no_others() {
        assertThat(step(id(1), RETIRED - 1)).isEqualTo("old");
        assertThat(step(id(1), RETIRED)).isEqualTo("new");
        assertThat(step(id(2), RETIRED - 1)).isEqualTo("first");
        assertThat(step(id(2), RETIRED)).isEqualTo("first");
    }

    @Test
    void the_case_of_an_id_does_not_matter() {
        assertThat(step(id(2).toUpperCase(Locale.ROOT), RETIRED)).isEqualTo("first");
    }

    @Test
    void a_retry_goes_past_what_failed() {
        var retry = ResolveRequest.builder("retry")
                .routeId(id(2))
                .attemptNumber(1)
                .previousFailure(new PreviousFailure("first", null))
                .build();

        assertThat(Configs.resolved(Resolver.resolve(snapshot, retry, Configs.NOW))
                        .step()
                        .id())
                .isEqualTo("second");
    }

    @Test
    void a_pool_is_asked_for_each_session() {
        assertThat(IntStream.range(0, 50)
                        .mapToObj(i -> Configs.resolved(resolve(id(3), "session-" + i, RETIRED))
                                .model()
                                .modelId()))
                .contains("a", "b");
    }

    @Test
    void a_route_that_nothing_serves_says_why() {
        assertThat(resolve(id(4), null, RETIRED)).isInstanceOf(Resolution.NoKeyAvailable.class);
    }

    @Test
    void a_route_answers_in_its_own_environment_only() {
        var elsewhere = ResolveRequest.builder("elsewhere")
                .environment("development")
                .routeId(id(2))
                .build();

        assertThat(Resolver.resolve(snapshot, elsewhere, Configs.NOW)).isInstanceOf(Resolution.NoRoute.class);
    }

    private String step(String routeId, long now) {
        return Configs.resolved(resolve(routeId, null, now)).step().id();
    }

    private Resolution resolve(String routeId, @Nullable String session, long now) {
        var request = ResolveRequest.builder("request").routeId(routeId).sessionId(session);
        return Resolver.resolve(snapshot, request.build(), Signals.at(now));
    }

    private static String id(int i) {
        return new UUID(0xABCD_4000L + i % 3, 0x8000_0000_0000_0000L + i).toString();
    }
}
