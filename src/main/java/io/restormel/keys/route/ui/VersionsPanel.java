package io.restormel.keys.route.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteDiff;
import io.restormel.keys.route.RouteVersion;
import java.util.List;
import java.util.function.IntConsumer;

/** What was live when, newest first; each version can be made live again. */
final class VersionsPanel extends Div {

    private final RouteDetail route;
    private final boolean mayEdit;
    private final IntConsumer rollback;

    VersionsPanel(RouteDetail route, List<RouteVersion> versions, boolean mayEdit, IntConsumer rollback) {
        this.route = route;
        this.mayEdit = mayEdit;
        this.rollback = rollback;
        if (versions.isEmpty()) {
            add(new EmptyState(
                    Icons.HISTORY,
                    "Nothing published yet",
                    "Each publish keeps the whole route as it was, so that you can always go back."));
            return;
        }
        var timeline = new OrderedList();
        timeline.addClassName("timeline");
        for (int i = 0; i < versions.size(); i++) {
            var before = i + 1 < versions.size() ? versions.get(i + 1).content() : RouteContent.EMPTY;
            timeline.add(entry(versions.get(i), before));
        }
        add(timeline);
    }

    private ListItem entry(RouteVersion version, RouteContent before) {
        boolean live = version.version() == route.route().publishedVersion();
        var head = new Div(new Span("Version " + version.version()));
        head.addClassName("timeline-head");
        if (live) {
            head.add(new StatusBadge("Live", Tone.SUCCESS));
        }
        if (version.restoredFrom() != null) {
            head.add(new StatusBadge("Restored from v" + version.restoredFrom(), Tone.NEUTRAL));
        }
        head.add(
                new TimeText(version.createdAt()),
                new Span("by " + version.actorType().replace('_', ' ')));
        if (mayEdit && !live) {
            var back = new Button("Roll back to this", Icons.of(Icons.UNDO), _ -> confirm(version.version()));
            back.setAriaLabel("Roll back to version " + version.version());
            back.addThemeVariants(ButtonVariant.SMALL);
            head.add(back);
        }
        var changes = new Details(
                "What changed", new DraftDiffPanel(RouteDiff.between(before, version.content()), "Same content."));
        var entry = new ListItem(head);
        if (version.summary() != null) {
            entry.add(new Div(version.summary()));
        }
        entry.add(StepChips.of(version.content()), changes);
        return entry;
    }

    private void confirm(int version) {
        new DestructiveDialog(
                        "Roll back to version " + version + "?",
                        "Version " + version + " becomes the draft and goes live at once, as a new version. Draft"
                                + " changes that were not published are lost.",
                        "Roll back",
                        () -> rollback.accept(version))
                .open();
    }
}
