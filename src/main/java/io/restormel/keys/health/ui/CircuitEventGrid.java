package io.restormel.keys.health.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.health.CircuitEvent;
import io.restormel.keys.health.CircuitEventPage;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LoadedRows;
import io.restormel.keys.platform.ui.TimeText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What happened to circuits, the newest first, loaded as one scrolls. */
final class CircuitEventGrid extends DataGrid<CircuitEvent> {

    CircuitEventGrid() {
        super(
                text("health.timeline.title"),
                new EmptyState(Icons.HISTORY, text("health.timeline.none"), text("health.timeline.noneText")));
        addComponentColumn(event -> new TimeText(event.at()))
                .setHeader(text("health.column.when"))
                .setWidth("115px")
                .setFlexGrow(0);
        addColumn(event -> CircuitWords.subject(event.subject()))
                .setHeader(text("health.column.what"))
                .setWidth("180px");
        addColumn(event -> CircuitWords.state(event.before()) + " → " + CircuitWords.state(event.after()))
                .setHeader(text("health.column.change"))
                .setWidth("190px")
                .setFlexGrow(0);
        addColumn(event -> text(event.byHand() ? "health.by.person" : "health.by.calls"))
                .setHeader(text("health.column.by"))
                .setWidth("100px")
                .setFlexGrow(0);
        addColumn(CircuitWords::reason)
                .setHeader(text("health.column.why"))
                .setTooltipGenerator(CircuitWords::reason)
                .setWidth("240px")
                .setFlexGrow(3);
        scrolling("420px");
    }

    /** @param pages reads the page at a cursor, null being the first */
    void load(Function<@Nullable String, CircuitEventPage> pages) {
        var loaded = new LoadedRows<CircuitEvent>(cursor -> {
            var page = pages.apply(cursor);
            return new LoadedRows.Page<>(page.events(), page.nextCursor());
        });
        setItems(query -> loaded.range(query.getOffset(), query.getLimit()));
    }
}
