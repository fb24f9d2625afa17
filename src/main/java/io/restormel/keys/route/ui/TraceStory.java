package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.engine.CompiledStep;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.StepOutcome;
import io.restormel.keys.engine.StepOutcome.Status;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.StatTile;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.platform.ui.Texts;
import io.restormel.keys.route.Trial;
import java.util.List;

/** A decision told step by step, with the answer on top. */
final class TraceStory extends Div {

    TraceStory(Trial trial) {
        addClassName("trace-story");
        var resolution = trial.resolution();
        if (resolution instanceof Resolution.Resolved resolved) {
            add(answer(resolved));
        } else {
            add(refusal(resolution));
        }
        var steps = new OrderedList();
        steps.addClassName("timeline");
        var trace = resolution.trace();
        trace.forEach(outcome -> steps.add(line(outcome, trial, outcome == trace.getLast())));
        add(steps);
    }

    /** The answer in one sentence, for those who do not look at it. */
    static String summary(Trial trial) {
        return switch (trial.resolution()) {
            case Resolution.Resolved resolved ->
                text(
                        "route.story.serves",
                        place(resolved.step()),
                        resolved.model().providerType(),
                        resolved.model().modelId());
            case Resolution refused -> message(refused);
        };
    }

    private static Div answer(Resolution.Resolved resolved) {
        var cost = resolved.estimatedCostUsd();
        var row = StatTile.row(
                new StatTile(text("route.model.provider"), resolved.model().providerType(), "", ""),
                new StatTile(text("route.model.model"), resolved.model().modelId(), "", ""),
                new StatTile(
                        text("route.story.cost"),
                        cost == null ? "–" : ModelChoices.number(cost),
                        cost == null ? "" : "USD",
                        text(cost == null ? "route.story.noCost" : "route.story.listPrice")));
        row.addClassName("trace-answer");
        return row;
    }

    private static Div refusal(Resolution resolution) {
        var code = resolution.code();
        var words = Texts.find("route.refused.", code).orElse(code);
        // Apps get the code, and people who look for it in their logs find it here.
        var refusal = new Div(new StatusBadge(words, Tone.DANGER), new Span(message(resolution)), new Code(code));
        refusal.addClassName("trace-refusal");
        return refusal;
    }

    private static String message(Resolution resolution) {
        return switch (resolution) {
            case Resolution.PolicyBlocked _ -> text("route.story.policyBlocked");
            case Resolution.ResolveIncomplete _ -> text("route.story.incomplete");
            case Resolution.AllUnhealthy _ -> text("route.story.unhealthy");
            case Resolution.NoStepApplies _ -> text("route.story.noneApplies");
            case Resolution.RouteUnpublished _ -> text("route.story.unpublished");
            case Resolution.Resolved _,
                    Resolution.NoKeyAvailable _,
                    Resolution.RouteDisabled _,
                    Resolution.NoRoute _,
                    Resolution.NoEnvironment _ -> Phrases.of(resolution.message());
        };
    }

    private static ListItem line(StepOutcome outcome, Trial trial, boolean last) {
        var candidate = outcome.candidate();
        var provider = candidate.providerType() == null ? text("route.story.noProvider") : candidate.providerType();
        var model = candidate.modelId() == null ? text("route.story.noModel") : candidate.modelId();
        var head =
                new Div(new Span(place(outcome.step()) + "  " + provider + " / " + model), OutcomeWords.badge(outcome));
        head.addClassName("timeline-head");
        var line = new ListItem(head);
        line.setClassName("timeline-chosen", outcome.status() == Status.SELECTED);
        var member = outcome.poolMemberIndex();
        if (member != null) {
            line.add(new Paragraph(text("route.story.member", member + 1)));
        }
        told(outcome, trial, last).forEach(sentence -> line.add(new Paragraph(sentence)));
        return line;
    }

    private static List<String> told(StepOutcome outcome, Trial trial, boolean last) {
        var sentences = OutcomeWords.sentences(outcome, trial.standsInFor(outcome));
        return switch (outcome.status()) {
            case SELECTED -> with(sentences, text("route.story.selected"));
            case NOT_REACHED -> with(sentences, text("route.story.notReached"));
            case SKIPPED_BY_RETRY -> with(sentences, text("route.story.skipped"));
            case DISABLED -> with(sentences, text("route.story.disabled"));
            case BLOCKED, INCOMPLETE, NO_KEY, NOT_OFFERED, NOT_APPLICABLE, UNHEALTHY ->
                last ? sentences : with(sentences, text("route.story.next"));
        };
    }

    private static List<String> with(List<String> sentences, String last) {
        sentences.add(last);
        return sentences;
    }

    private static String place(CompiledStep step) {
        return step.isChoice() ? text("route.story.choice") : text("route.step.title", step.position() + 1);
    }
}
