package io.restormel.keys.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.catalog.Catalogs;
import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.PoolMember;
import io.restormel.keys.engine.SelectionStrategy;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.support.Routes;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** By the bundled catalogue: gpt-5 ends on 11 December 2026 and gpt-6.1-sol comes after it. */
class ModelReplacementsTest {

    private static final LocalDate END = LocalDate.parse("2026-12-11");

    @Test
    void the_replacement_takes_over_on_the_very_day_at_the_same_provider() {
        var catalog = Catalogs.bundled();

        assertThat(ModelReplacements.successor("openai", "gpt-5", catalog, END.minusDays(1)))
                .isNull();
        assertThat(ModelReplacements.successor("openai", "gpt-5", catalog, END)).isEqualTo("gpt-6.1-sol");
        assertThat(ModelReplacements.successor("bedrock", "gpt-5", catalog, END))
                .isNull();
        assertThat(ModelReplacements.successor("openai", "no-such-model", catalog, END))
                .isNull();
    }

    @Test
    void steps_and_the_members_of_pools_are_replaced_each_for_itself() {
        var pool = new ModelPool(
                SelectionStrategy.values()[0],
                List.of(new PoolMember(null, "gpt-5", 1), new PoolMember(null, "gpt-5.5", 2)));
        var route = Routes.published(
                "r",
                "e",
                "chat",
                StepConfig.plain("a", 0, "openai", "gpt-5", null, null),
                StepConfig.plain("b", 1, "openai", "gpt-5.5", null, null).calling("gpt-5", pool));

        var replaced = ModelReplacements.in(route, Catalogs.bundled(), END);

        assertThat(replaced.steps().getFirst().modelId()).isEqualTo("gpt-6.1-sol");
        assertThat(Objects.requireNonNull(replaced.steps().get(1).modelPool()).members())
                .extracting(PoolMember::modelId)
                .containsExactly("gpt-6.1-sol", "gpt-5.5");
        assertThat(replaced.withSteps(route.steps())).isEqualTo(route);
        assertThat(ModelReplacements.in(route, Catalogs.bundled(), END.minusDays(1)))
                .isEqualTo(route);
    }
}
