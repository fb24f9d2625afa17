package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouteSelectionTest {

    @Test
    void the_newest_wins_by_date_not_by_place_in_the_list() {
        assertThat(discovered(route("new", null, null, 20, true), route("old", null, null, 10, true)))
                .isEqualTo("new");
        assertThat(discovered(route("old", null, null, 10, true), route("new", null, null, 20, true)))
                .isEqualTo("new");
    }

    @Test
    void routes_of_one_instant_keep_one_order() {
        assertThat(discovered(route("b", null, null, 10, true), route("a", null, null, 10, true)))
                .isEqualTo(discovered(route("a", null, null, 10, true), route("b", null, null, 10, true)));
    }

    @Test
    void a_route_for_any_workload_goes_before_a_newer_special_one() {
        assertThat(discovered(route("any", null, null, 10, true), route("special", "ingestion", null, 20, true)))
                .isEqualTo("any");
    }

    @Test
    void a_newer_route_that_cannot_serve_hides_none_in_discovery_but_owns_its_name() {
        RouteConfig old = named("old", "chat", 10, true);
        RouteConfig unpublished = named("new", "chat", 20, false);
        Snapshot snapshot = Configs.compile(Configs.project(old, unpublished));

        assertThat(Configs.resolved(resolve(snapshot, null)).route().id()).isEqualTo("old");
        assertThat(resolve(snapshot, "chat")).isInstanceOf(Resolution.RouteUnpublished.class);
        assertThat(Configs.resolved(resolve(snapshot, "old")).route().id()).isEqualTo("old");
    }

    private static Resolution resolve(Snapshot snapshot, @Nullable String routeId) {
        return Resolver.resolve(
                snapshot, ResolveRequest.builder("r").routeId(routeId).build(), Configs.NOW);
    }

    private static String discovered(RouteConfig... routes) {
        return Configs.resolved(resolve(Configs.compile(Configs.project(routes)), null))
                .route()
                .id();
    }

    private static RouteConfig named(String id, String name, long createdAt, boolean published) {
        return route(id, name, null, null, createdAt, published);
    }

    private static RouteConfig route(
            String id, @Nullable String workload, @Nullable String stage, long createdAt, boolean published) {
        return route(id, id, workload, stage, createdAt, published);
    }

    private static RouteConfig route(
            String id,
            String name,
            @Nullable String workload,
            @Nullable String stage,
            long createdAt,
            boolean published) {
        return new RouteConfig(
                id,
                "env-prod",
                name,
                true,
                true,
                published,
                1,
                1,
                null,
                null,
                null,
                workload,
                stage,
                createdAt,
                null,
                List.of(Configs.step(id + "-step", 0, "openai", "gpt-4o")),
                List.of());
    }
}
