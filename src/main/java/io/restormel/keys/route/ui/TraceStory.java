package io.restormel.keys.route.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.engine.CompiledStep;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.StepOutcome;
import io.restormel.keys.engine.Violation;
import io.restormel.keys.platform.ui.StatTile;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import java.util.stream.Collectors;

/** A decision told step by step, with the answer on top. */
final class TraceStory extends Div {

    TraceStory(Resolution resolution) {
        addClassName("trace-story");
        switch (resolution) {
            case Resolution.Resolved resolved -> add(answer(resolved));
            case Resolution.PolicyBlocked blocked -> add(refusal(blocked));
            case Resolution.ResolveIncomplete incomplete -> add(refusal(incomplete));
            case Resolution.NoKeyAvailable none -> add(refusal(none));
            case Resolution.AllUnhealthy unhealthy -> add(refusal(unhealthy));
            case Resolution.NoStepApplies none -> add(refusal(none));
            case Resolution.RouteDisabled disabled -> add(refusal(disabled));
            case Resolution.RouteUnpublished unpublished -> add(refusal(unpublished));
            case Resolution.NoRoute noRoute -> add(refusal(noRoute));
            case Resolution.NoEnvironment none -> add(refusal(none));
        }
        var steps = new OrderedList();
        steps.addClassName("timeline");
        resolution.trace().forEach(outcome -> steps.add(line(outcome)));
        add(steps);
    }

    private static Div answer(Resolution.Resolved resolved) {
        var cost = resolved.estimatedCostUsd();
        var row = StatTile.row(
                new StatTile("Provider", resolved.model().providerType(), "", ""),
                new StatTile("Model", resolved.model().modelId(), "", ""),
                new StatTile(
                        "Estimated cost",
                        cost == null ? "–" : cost.toPlainString(),
                        cost == null ? "" : "USD",
                        cost == null ? "give input tokens to estimate" : "by list price"));
        row.addClassName("trace-answer");
        return row;
    }

    private static Div refusal(Resolution resolution) {
        var refusal = new Div(new StatusBadge(resolution.code(), Tone.DANGER), new Span(resolution.message()));
        refusal.addClassName("trace-refusal");
        return refusal;
    }

    private static ListItem line(StepOutcome outcome) {
        var candidate = outcome.candidate();
        var provider = candidate.providerType() == null ? "no provider" : candidate.providerType();
        var model = candidate.modelId() == null ? "no model" : candidate.modelId();
        var head = new Div(new Span(place(outcome.step()) + "  " + provider + " / " + model), badge(outcome));
        head.addClassName("timeline-head");
        var line = new ListItem(head);
        if (outcome.poolMemberIndex() != null) {
            line.add(new Div("Member " + (outcome.poolMemberIndex() + 1) + " of the pool"));
        }
        if (outcome.status() == StepOutcome.Status.BLOCKED) {
            line.add(new Div(
                    outcome.violations().stream().map(TraceStory::sentence).collect(Collectors.joining("; "))));
        } else if (outcome.reason() != null) {
            line.add(new Div(outcome.reason()));
        }
        return line;
    }

    private static String place(CompiledStep step) {
        return step.isChoice() ? "The end user's choice" : "Step " + (step.position() + 1);
    }

    private static String sentence(Violation violation) {
        return "policy “" + violation.policyName() + "”: " + violation.message();
    }

    private static StatusBadge badge(StepOutcome outcome) {
        return switch (outcome.status()) {
            case SELECTED -> new StatusBadge("Selected", Tone.SUCCESS);
            case BLOCKED -> new StatusBadge("Blocked by policy", Tone.DANGER);
            case INCOMPLETE -> new StatusBadge("Incomplete", Tone.WARNING);
            case NO_KEY -> new StatusBadge("No provider key", Tone.WARNING);
            case NOT_APPLICABLE -> new StatusBadge("Does not apply", Tone.NEUTRAL);
            case UNHEALTHY -> new StatusBadge("Circuit open", Tone.WARNING);
            case NOT_OFFERED -> new StatusBadge("Not offered", Tone.WARNING);
            case SKIPPED_BY_RETRY -> new StatusBadge("Failed before, skipped", Tone.NEUTRAL);
            case DISABLED -> new StatusBadge("Disabled", Tone.NEUTRAL);
            case NOT_REACHED -> new StatusBadge("Not needed", Tone.NEUTRAL);
        };
    }
}
