package io.restormel.keys.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.catalog.Catalogs;
import io.restormel.keys.engine.CatalogView;
import io.restormel.keys.engine.EnvironmentConfig;
import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.PoolMember;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.Resolver;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.SelectionStrategy;
import io.restormel.keys.engine.Signals;
import io.restormel.keys.engine.SnapshotCompiler;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.support.Routes;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who stands in for whom, told of each step; by the catalogue of {@link ModelReplacementsTest}. */
class TrialTest {

    private static final LocalDate END = LocalDate.parse("2026-12-11");

    @Test
    void a_replacement_is_told_from_a_model_that_people_wrote_down() {
        var pool = new ModelPool(SelectionStrategy.FIRST_ELIGIBLE, List.of(new PoolMember(null, "gpt-5", 1)));
        var trial = trial(Routes.published(
                "r",
                "e",
                "chat",
                StepConfig.plain("a", 0, "openai", "gpt-5", null, null),
                StepConfig.plain("b", 1, "openai", "gpt-5.5", null, null),
                StepConfig.plain("c", 2, "openai", "gpt-5.5", null, null).calling(null, pool)));

        assertThat(trial.resolution().trace().stream().map(trial::standsInFor)).containsExactly("gpt-5", null, "gpt-5");
    }

    private static Trial trial(RouteConfig written) {
        var served = ModelReplacements.in(written, Catalogs.bundled(), END);
        var environment = new EnvironmentConfig("e", "production", "Production", "prod");
        var project = new ProjectConfig(
                "workspace", "project", "e", List.of(environment), List.of(served), List.of(), List.of());
        var snapshot = SnapshotCompiler.compile(project, CatalogView.EMPTY).snapshot();
        var request = ResolveRequest.builder("q")
                .environment("production")
                .routeId("r")
                .build();
        return new Trial(Resolver.resolve(snapshot, request, Signals.at(0)), written, served);
    }
}
