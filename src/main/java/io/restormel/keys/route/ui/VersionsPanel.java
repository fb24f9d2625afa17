package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteDiff;
import io.restormel.keys.route.RouteVersion;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What was live when, newest first: who published it, why, and what it changed. Each version can be made live again. */
final class VersionsPanel extends Div {

    private final RouteDetail route;
    private final List<RouteVersion> versions;
    private final Function<RouteVersion, String> author;
    private final @Nullable IntConsumer rollback;

    /**
     * @param versions newest first
     * @param rollback null for those who may not
     */
    VersionsPanel(
            RouteDetail route,
            List<RouteVersion> versions,
            Function<RouteVersion, String> author,
            @Nullable IntConsumer rollback) {
        this.route = route;
        this.versions = versions;
        this.author = author;
        this.rollback = rollback;
        if (versions.isEmpty()) {
            add(new EmptyState(Icons.HISTORY, text("route.versions.empty"), text("route.versions.emptyText")));
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
        boolean live = isLive(version);
        var head = new Div(new Span(text("route.versions.version", String.valueOf(version.version()))));
        head.addClassName("timeline-head");
        if (live) {
            head.add(new StatusBadge(text("route.versions.live"), Tone.SUCCESS));
        }
        if (version.restoredFrom() != null) {
            head.add(new StatusBadge(
                    text("route.versions.restored", String.valueOf(version.restoredFrom())), Tone.NEUTRAL));
        }
        head.add(new TimeText(version.createdAt()), new Span(text("route.versions.by", author.apply(version))));
        if (rollback != null && !live) {
            head.add(backTo(version, rollback));
        }
        var changes = new Details(
                text("route.versions.changes"),
                new DraftDiffPanel(
                        RouteDiff.between(before, version.content()),
                        DraftDiffPanel.Sides.BEFORE_AND_AFTER,
                        text("route.versions.same")));
        var entry = new ListItem(head);
        entry.setClassName("timeline-chosen", live);
        if (version.summary() != null) {
            var note = new Paragraph(Phrases.of(version.summary()));
            note.addClassName("version-note");
            entry.add(note);
        }
        entry.add(StepChips.of(version.content()), changes);
        return entry;
    }

    private Button backTo(RouteVersion version, IntConsumer confirmed) {
        var back = new Button(
                text("route.versions.back"),
                Icons.of(Icons.UNDO),
                _ -> new RollbackDialog(version, RouteDiff.between(served(), version.content()), hasDraft(), confirmed)
                        .open());
        back.setAriaLabel(text("route.versions.backTo", String.valueOf(version.version())));
        back.addThemeVariants(ButtonVariant.SMALL);
        return back;
    }

    private boolean isLive(RouteVersion version) {
        return version.version() == route.route().publishedVersion();
    }

    private boolean hasDraft() {
        return route.route().hasUnpublishedChanges();
    }

    private RouteContent served() {
        return versions.stream()
                .filter(this::isLive)
                .findFirst()
                .map(RouteVersion::content)
                .orElse(route.draft());
    }
}
