package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.usage.ModelCheck.Objection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The decision as a story: what was tried, in order, and why each step was or was not taken. */
final class RequestTrace extends Composite<Div> {

    /** Those that have a sentence; what a newer version records speaks by its status alone. */
    private static final Set<String> TOLD = Set.of(
            "blocked",
            "disabled",
            "incomplete",
            "no_key",
            "not_applicable",
            "not_offered",
            "not_reached",
            "selected",
            "skipped_by_retry",
            "unhealthy");

    RequestTrace(Map<String, Object> detail) {
        getContent().addClassName("usage-trace");
        var told = RecordedStep.of(detail);
        var ofSteps = told.stream().flatMap(step -> step.objections().stream()).toList();
        List<Objection> ofRequest = RecordedStep.allObjections(detail).stream()
                .filter(objection -> !ofSteps.contains(objection))
                .toList();
        if (!ofRequest.isEmpty()) {
            getContent().add(new Objections(ofRequest));
        }
        var steps = new OrderedList();
        told.forEach(step -> steps.add(item(step)));
        getContent().add(told.isEmpty() ? new Paragraph(text("usage.trace.none")) : steps);
    }

    private static ListItem item(RecordedStep step) {
        var name = new Span(name(step));
        name.addClassName("usage-trace-name");
        var head = new Div(new Span(place(step)), name, Statuses.badge(step.status()));
        head.addClassName("usage-trace-head");
        var item = new ListItem(head);
        if (!step.label().isEmpty() && !step.model().isEmpty()) {
            var model = new Div(step.model());
            model.addClassName("muted");
            item.add(model);
        }
        var sentence = sentence(step);
        if (!sentence.isEmpty()) {
            item.add(new Paragraph(sentence));
        }
        if (!step.reason().isEmpty()) {
            item.add(new Paragraph(Phrases.of(step.reason())));
        }
        item.add(new Objections(step.objections()));
        return item;
    }

    private static String name(RecordedStep step) {
        var name = step.label().isEmpty() ? step.model() : step.label();
        return name.isEmpty() ? text("usage.trace.step") : name;
    }

    /** An end user's choice goes before all steps. */
    static String place(RecordedStep step) {
        return step.isChoice()
                ? text("usage.trace.choice")
                : text("usage.trace.stepNumber", Objects.toString(step.index(), ""));
    }

    /** What became of the step; empty when there are no words for it. */
    static String sentence(RecordedStep step) {
        return TOLD.contains(step.status()) ? text("usage.story." + Statuses.key(step.status())) : "";
    }
}
