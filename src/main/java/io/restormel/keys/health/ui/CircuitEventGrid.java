package io.restormel.keys.health.ui;

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
                "Timeline",
                new EmptyState(
                        Icons.HISTORY,
                        "Nothing happened",
                        "When a circuit opens or closes it is told here for 90 days."));
        addComponentColumn(event -> new TimeText(event.at()))
                .setHeader("When")
                .setWidth("115px")
                .setFlexGrow(0);
        addColumn(event -> event.subject().words()).setHeader("What").setWidth("180px");
        addColumn(event -> CircuitWords.state(event.before()) + " → " + CircuitWords.state(event.after()))
                .setHeader("Change")
                .setWidth("190px")
                .setFlexGrow(0);
        addColumn(event -> event.byHand() ? "A person" : "Calls")
                .setHeader("By")
                .setWidth("100px")
                .setFlexGrow(0);
        addColumn(CircuitEvent::reason)
                .setHeader("Why")
                .setTooltipGenerator(CircuitEvent::reason)
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
