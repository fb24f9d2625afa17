package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LoadedRows;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.usage.RequestLog;
import io.restormel.keys.usage.RequestPage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The requests, the newest first, loaded as one scrolls. */
final class RequestGrid extends DataGrid<RequestLog> {

    RequestGrid() {
        super(
                "Requests",
                new EmptyState(Icons.FILTER, "No matching requests", "Clear a filter or choose a longer period."));
        addComponentColumn(request -> new TimeText(request.occurredAt()))
                .setHeader("Time")
                .setWidth("115px")
                .setFlexGrow(0);
        addColumn(request -> orDash(request.routeName())).setHeader("Route").setWidth("140px");
        addComponentColumn(RequestGrid::model).setHeader("Model").setWidth("190px");
        addComponentColumn(request -> Statuses.badge(request.status()))
                .setHeader("Status")
                .setWidth("150px")
                .setFlexGrow(0);
        addColumn(request -> Figures.latency(request.latencyMicros()).toString())
                .setHeader("Decision")
                .setWidth("100px")
                .setFlexGrow(0);
        addComponentColumn(RequestGrid::key).setHeader("Key").setWidth("140px");
        scrolling("560px");
    }

    /** @param pages reads the page at a cursor, null being the first */
    void load(Function<@Nullable String, RequestPage> pages) {
        var loaded = new LoadedRows<RequestLog>(cursor -> {
            var page = pages.apply(cursor);
            return new LoadedRows.Page<>(page.requests(), page.nextCursor());
        });
        setItems(query -> loaded.range(query.getOffset(), query.getLimit()));
    }

    private static Component model(RequestLog request) {
        var model = new Span(orDash(request.modelId()));
        if (request.fallbackCount() > 0) {
            model.add(new Span(" "), new StatusBadge("fallback", StatusBadge.Tone.INFO));
        }
        return model;
    }

    private static Component key(RequestLog request) {
        return request.sample()
                ? new StatusBadge("Sample", StatusBadge.Tone.INFO)
                : new Span(orDash(request.gatewayKey()));
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "–" : text;
    }
}
