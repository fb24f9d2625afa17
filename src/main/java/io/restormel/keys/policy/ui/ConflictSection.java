package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.policy.PolicyConflict;
import java.util.List;

/** All that is wrong with the workspace's policies, with ways to those who take part. */
final class ConflictSection extends Composite<Div> {

    /** More would not be read; what is left comes up as the first are mended. */
    private static final int MOST = 20;

    ConflictSection(List<PolicyConflict> conflicts) {
        var list = new UnorderedList();
        list.addClassName("conflicts");
        conflicts.stream().limit(MOST).map(ConflictSection::line).forEach(list::add);
        var section = new Section(text("policy.conflict.title", conflicts.size()), text("policy.conflict.text"), list);
        if (conflicts.size() > MOST) {
            section.body().add(new Span(text("policy.conflict.more", conflicts.size() - MOST)));
        }
        getContent().add(section);
        setVisible(!conflicts.isEmpty());
    }

    private static ListItem line(PolicyConflict conflict) {
        var links = new Div();
        links.addClassName("conflict-policies");
        conflict.policies().forEach(policy -> links.add(new Anchor("policies/" + policy.id(), policy.name())));
        var line = new ListItem(badge(conflict), links, new Span(ConflictWords.inList(conflict)));
        line.addClassName("warning-line");
        return line;
    }

    static StatusBadge badge(PolicyConflict conflict) {
        return switch (conflict.kind()) {
            case ROUTE_BLOCKED, NOTHING_LEFT -> new StatusBadge(text("policy.conflict.blocks"), Tone.DANGER);
            case NEVER_REACHED, UNBOUND, UNKNOWN_TYPE, EMPTY_LIST, UNKNOWN_ENTRIES ->
                new StatusBadge(text("policy.conflict.note"), Tone.WARNING);
        };
    }
}
