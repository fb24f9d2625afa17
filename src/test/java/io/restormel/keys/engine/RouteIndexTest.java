package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouteIndexTest {

    @Test
    void each_of_many_routes_is_found_by_its_id_and_nothing_else_is() {
        var routes = IntStream.range(0, 5_000)
                .mapToObj(i -> Configs.route(i % 7 == 0 ? "route-" + i : id(i)))
                .toArray(RouteConfig[]::new);
        var snapshot = Configs.compile(Configs.project(routes));

        for (var route : routes) {
            assertThat(snapshot.findRoute(route.id()))
                    .extracting(CompiledRoute::config)
                    .isSameAs(route);
        }
        for (int i = 5_000; i < 10_000; i++) {
            assertThat(snapshot.findRoute(id(i))).isNull();
            assertThat(snapshot.findRoute("route-" + i)).isNull();
        }
    }

    @Test
    void what_only_looks_like_a_uuid_is_an_id_like_any_other() {
        for (var odd : List.of("", "0000000g-0000-4000-8000-000000000001", "00000000000040008000000000000001+++-")) {
            var snapshot = Configs.compile(Configs.project(Configs.route(odd), Configs.route(id(1))));

            assertThat(snapshot.findRoute(odd)).extracting(CompiledRoute::id).isEqualTo(odd);
        }
        assertThat(Configs.compile(Configs.project()).findRoute(id(1))).isNull();
    }

    @Test
    void of_two_routes_with_one_id_the_newer_is_found() {
        var older = Configs.route(id(1));
        var newer = Configs.route(id(1), Configs.step("step", 0, "openai", "gpt-4o"));
        var snapshot = Configs.compile(Configs.project(older, newer));

        assertThat(snapshot.findRoute(id(1))).isSameAs(snapshot.routes().getFirst());
    }

    private static String id(int i) {
        return new UUID(0x4000L + i % 3, 0x8000_0000_0000_0000L + i).toString();
    }
}
