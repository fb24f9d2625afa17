package io.restormel.keys.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.catalog.Lifecycle;
import io.restormel.keys.catalog.Model;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StageTest {

    private static final LocalDate END = LocalDate.parse("2026-12-11");

    private static Model model(Lifecycle state, @Nullable LocalDate announced, @Nullable LocalDate end) {
        return new Model(
                "m", "M", "m", List.of(), state, announced, end, "n", null, List.of(), List.of(), null, null,
                List.of());
    }

    @Test
    void a_model_is_near_its_end_from_thirty_days_before_and_retired_on_the_day() {
        var model = model(Lifecycle.DEPRECATED, null, END);

        assertThat(Stage.of(model, END.minusDays(31))).isEqualTo(Stage.DEPRECATED);
        assertThat(Stage.of(model, END.minusDays(30))).isEqualTo(Stage.RETIREMENT_NEAR);
        assertThat(Stage.of(model, END.minusDays(1))).isEqualTo(Stage.RETIREMENT_NEAR);
        assertThat(Stage.of(model, END)).isEqualTo(Stage.RETIRED);
    }

    @Test
    void an_announcement_to_come_is_one_from_thirty_days_before() {
        var model = model(Lifecycle.ACTIVE, END, null);

        assertThat(Stage.of(model, END.minusDays(31))).isNull();
        assertThat(Stage.of(model, END.minusDays(30))).isEqualTo(Stage.DEPRECATED);
        assertThat(Stage.of(model(Lifecycle.LEGACY, null, null), END)).isNull();
    }
}
