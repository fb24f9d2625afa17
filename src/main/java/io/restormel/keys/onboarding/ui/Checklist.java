package io.restormel.keys.onboarding.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import io.restormel.keys.onboarding.Progress;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.project.Project;
import java.util.List;
import java.util.Locale;

/** What there is to do until a project answers, with what is done ticked off. */
final class Checklist extends Composite<Div> {

    private final Project project;
    private List<Progress.Step> shown = List.of();

    Checklist(Project project) {
        this.project = project;
    }

    /** Draws nothing anew that is as it was, so that a link stays where it is while somebody goes for it. */
    void show(List<Progress.Step> steps) {
        if (steps.equals(shown)) {
            return;
        }
        shown = steps;
        long done = steps.stream().filter(Progress.Step::done).count();
        boolean complete = done == steps.size();
        var list = new OrderedList();
        list.addClassName(complete ? "checklist-done" : "checklist");
        steps.forEach(step -> list.add(complete ? ticked(step) : item(step)));
        var explanation = complete
                ? text("onboarding.checklist.complete")
                : text("onboarding.checklist.progress", done, steps.size());
        getContent().removeAll();
        getContent().add(new Section(text("onboarding.checklist.title", project.name()), explanation, list));
    }

    /** What there is no more to say of. */
    private static ListItem ticked(Progress.Step step) {
        return new ListItem(icon(step), new Span(text("onboarding.title." + task(step))));
    }

    private static SvgIcon icon(Progress.Step step) {
        var icon = Icons.of(step.done() ? Icons.CHECK_CIRCLE : Icons.CLOCK);
        icon.addClassName(step.done() ? "done" : "open");
        return icon;
    }

    private static String task(Progress.Step step) {
        return step.task().name().toLowerCase(Locale.ROOT);
    }

    private static ListItem item(Progress.Step step) {
        var task = task(step);
        var item = new ListItem(
                icon(step),
                new Div(
                        new H3(text("onboarding.title." + task)),
                        new Paragraph(text("onboarding.explanation." + task))));
        if (step.done()) {
            item.add(new StatusBadge(text("onboarding.done"), StatusBadge.Tone.SUCCESS));
        } else {
            var link = new Anchor(step.path(), text("onboarding.action." + task));
            link.addClassName("checklist-action");
            item.add(link);
        }
        return item;
    }
}
