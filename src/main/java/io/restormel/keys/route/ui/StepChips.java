package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.route.RouteContent;
import org.jspecify.annotations.Nullable;

/** The steps of a route in order, one chip each. */
final class StepChips {

    private StepChips() {}

    static Div of(RouteContent content) {
        var chips = new Div();
        chips.addClassName("chips");
        for (var step : content.steps()) {
            var chip = new Span(words(step, content.defaultModelId()));
            chip.addClassName("chip");
            chip.setClassName("chip-off", !step.enabled());
            if (!step.enabled()) {
                chip.setTitle(text("route.state.disabled"));
            }
            chips.add(chip);
        }
        if (content.steps().isEmpty()) {
            var none = new Span(text("route.chips.none"));
            none.addClassName("muted");
            chips.add(none);
        }
        return chips;
    }

    static String words(StepConfig step, @Nullable String defaultModel) {
        var pool = step.modelPool();
        if (pool != null) {
            return text("route.chips.pool", pool.members().size());
        }
        var model = step.modelId() == null ? defaultModel : step.modelId();
        return (step.providerPreference() == null ? "?" : step.providerPreference()) + " / "
                + (model == null ? "?" : model);
    }
}
