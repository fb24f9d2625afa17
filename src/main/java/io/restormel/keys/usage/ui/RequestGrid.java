package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.TimeText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Requests, the newest first, in the chosen columns; on a narrow screen in one that tells the most important of them.
 * The time of each is a link, so that the keyboard, a new tab and a bookmark lead to its details as well.
 */
final class RequestGrid extends DataGrid<RequestRow> {

    /** CSS pixels below which rows become cards. */
    private static final int NARROW = 700;

    private final Map<RequestColumn, Column<RequestRow>> columns = new EnumMap<>(RequestColumn.class);
    private final Function<RequestRow, String> link;
    private final Column<RequestRow> time;
    private final Column<RequestRow> card;
    private Set<RequestColumn> chosen;
    private boolean narrow;

    /** @param link the path of a request's details */
    RequestGrid(Set<RequestColumn> first, Function<RequestRow, String> link) {
        super(
                text("usage.requests"),
                new EmptyState(Icons.FILTER, text("usage.noMatch.title"), text("usage.noMatch.text")));
        this.link = link;
        chosen = first;
        time = addComponentColumn(this::linkedTime)
                .setHeader(text("usage.time"))
                .setWidth("115px")
                .setFlexGrow(0);
        for (var column : RequestColumn.values()) {
            columns.put(
                    column,
                    addComponentColumn(column::cell).setHeader(column.label()).setWidth(column.width()));
        }
        card = addComponentColumn(this::card).setHeader(text("usage.requests"));
        addClassName("usage-requests");
        scrolling("min(70vh, 720px)");
        arrange();
    }

    void choose(Set<RequestColumn> wanted) {
        chosen = wanted;
        arrange();
    }

    private void arrange() {
        setClassName("narrow", narrow);
        time.setVisible(!narrow);
        card.setVisible(narrow);
        columns.forEach((column, shown) -> shown.setVisible(!narrow && chosen.contains(column)));
    }

    private Component linkedTime(RequestRow row) {
        return new Anchor(link.apply(row), new TimeText(row.request().occurredAt()));
    }

    private Component card(RequestRow row) {
        var head = new Div(linkedTime(row), Statuses.badge(row.request().status()));
        head.addClassName("usage-card-head");
        var route = row.request().routeName();
        var about = new Div(new Span(route == null ? "–" : route), RequestColumn.COST.cell(row));
        about.addClassName("usage-card-about");
        var card = new Div(head, RequestColumn.model(row), about);
        card.addClassName("usage-card");
        return card;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI().getPage();
        var details = page.getExtendedClientDetails();
        if (details != null) {
            fit(details.getWindowInnerWidth());
        }
        var resized = page.addBrowserWindowResizeListener(resize -> fit(resize.getWidth()));
        addDetachListener(detached -> {
            detached.unregisterListener();
            resized.remove();
        });
    }

    private void fit(int width) {
        boolean fits = width >= NARROW || width <= 0;
        if (narrow == fits) {
            narrow = !narrow;
            arrange();
        }
    }
}
