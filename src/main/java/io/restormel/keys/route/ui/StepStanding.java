package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.engine.CatalogModel;
import io.restormel.keys.engine.StepOutcome;
import io.restormel.keys.engine.StepOutcome.Status;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.route.Trial;
import org.jspecify.annotations.Nullable;

/** What a step would do if it were asked now: whether it could serve, what stands in its way, and its price. */
final class StepStanding extends Div {

    StepStanding() {
        addClassName("step-standing");
        setVisible(false);
    }

    /** @param alone the step's trial by itself; null when the step is not asked, and nothing is shown */
    void show(@Nullable Trial alone) {
        removeAll();
        setVisible(alone != null);
        if (alone == null) {
            return;
        }
        var trace = alone.resolution().trace();
        var outcome = trace.stream()
                .filter(each -> each.status() == Status.SELECTED)
                .findFirst()
                .orElse(trace.getFirst());
        add(
                outcome.status() == Status.SELECTED
                        ? new StatusBadge(text("route.standing.ready"), StatusBadge.Tone.SUCCESS)
                        : OutcomeWords.badge(outcome));
        pool(trace.stream().filter(each -> each.status() == Status.SELECTED).count(), outcome);
        for (var sentence : OutcomeWords.sentences(outcome, alone.standsInFor(outcome))) {
            add(new Span(sentence));
        }
        price(outcome.candidate().catalogModel());
    }

    private void pool(long ready, StepOutcome outcome) {
        var member = outcome.poolMemberIndex();
        var model = outcome.model();
        if (member != null && model != null && ready > 0) {
            add(new Span(text("route.standing.member", member + 1, model.providerType() + " / " + model.modelId())));
        }
    }

    private void price(@Nullable CatalogModel model) {
        if (model == null || model.inputUsdPerMillion() == null || model.outputUsdPerMillion() == null) {
            add(new Span(text("route.standing.noPrice")));
        } else {
            add(new Span(ModelChoices.price(model.inputUsdPerMillion(), model.outputUsdPerMillion())));
        }
    }
}
