package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;
import static java.util.stream.Collectors.groupingBy;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.route.RouteDifference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Differences for people, side by side: per part of the route a table of its settings, as they were and as they are. */
final class DraftDiffPanel extends Div {

    /** What stands on the two sides, as keys of texts. */
    enum Sides {
        LIVE_AND_DRAFT("route.diff.live", "route.diff.draft"),
        LIVE_AND_NEXT("route.diff.live", "route.diff.next"),
        BEFORE_AND_AFTER("route.diff.before", "route.diff.after");

        private final String left;
        private final String right;

        Sides(String left, String right) {
            this.left = left;
            this.right = right;
        }
    }

    /** @param nothing what to say when there are none */
    DraftDiffPanel(List<RouteDifference> differences, Sides sides, String nothing) {
        addClassName("diff");
        if (differences.isEmpty()) {
            add(new EmptyState(Icons.CHECK_CIRCLE, text("route.diff.none"), nothing));
            return;
        }
        var byPart = differences.stream()
                .collect(groupingBy(DraftDiffPanel::heading, LinkedHashMap::new, Collectors.toList()));
        byPart.forEach((heading, found) -> {
            add(new H3(heading));
            getElement().appendChild(table(heading, found, sides));
        });
    }

    private static String heading(RouteDifference difference) {
        if (difference.step() == null) {
            return text("route.kind");
        }
        var step = text("route.step.title", difference.step());
        return difference.label() == null ? step : text("route.diff.labelled", step, difference.label());
    }

    private static Element table(String heading, List<RouteDifference> found, Sides sides) {
        var head = row("th", text("route.diff.setting"), text(sides.left), text(sides.right), text("route.diff.how"));
        for (int i = 0; i < head.getChildCount(); i++) {
            head.getChild(i).setAttribute("scope", "col");
        }
        var body = new Element("tbody");
        found.forEach(each -> body.appendChild(line(each, sides)));
        return new Element("table")
                .setAttribute("aria-label", heading)
                .appendChild(new Element("thead").appendChild(head), body);
    }

    private static Element row(String tag, String... texts) {
        var row = new Element("tr");
        for (var text : texts) {
            row.appendChild(new Element(tag).setText(text));
        }
        return row;
    }

    private static Element line(RouteDifference difference, Sides sides) {
        var how = difference.before() == null
                ? new StatusBadge(text("route.diff.added"), Tone.SUCCESS)
                : difference.after() == null
                        ? new StatusBadge(text("route.diff.removed"), Tone.DANGER)
                        : new StatusBadge(text("route.diff.changed"), Tone.INFO);
        return new Element("tr")
                .appendChild(
                        new Element("th").setAttribute("scope", "row").setText(SettingWords.name(difference.field())),
                        side("del", text(sides.left), difference.field(), difference.before()),
                        side("ins", text(sides.right), difference.field(), difference.after()),
                        new Element("td").appendChild(how.getElement()));
    }

    /** The column's name stands in the cell too, for screens on which the columns lie below each other. */
    private static Element side(String tag, String column, String field, @Nullable String value) {
        var name = new Span(column);
        name.addClassName("diff-column");
        name.getElement().setAttribute("aria-hidden", "true");
        var shown = value == null
                ? new Element("span").setText("–")
                : new Element(tag).setText(SettingWords.value(field, value));
        return new Element("td").appendChild(name.getElement(), shown);
    }
}
