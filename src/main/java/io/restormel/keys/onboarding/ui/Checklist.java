package io.restormel.keys.onboarding.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
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
        var list = new OrderedList();
        list.addClassName("checklist");
        steps.forEach(step -> list.add(item(step)));
        var explanation = done == steps.size()
                ? text("onboarding.checklist.complete")
                : text("onboarding.checklist.progress", done, steps.size());
        getContent().removeAll();
        getContent().add(new Section(text("onboarding.checklist.title", project.name()), explanation, list));
    }

    private static ListItem item(Progress.Step step) {
        var icon = Icons.of(step.done() ? Icons.CHECK_CIRCLE : Icons.CLOCK);
        icon.addClassName(step.done() ? "done" : "open");
        var task = step.task().name().toLowerCase(Locale.ROOT);
        var item = new ListItem(
                icon,
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
