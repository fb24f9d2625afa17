package io.restormel.keys.audit.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.audit.AuditEvent;
import io.restormel.keys.audit.AuditPage;
import io.restormel.keys.audit.ChainedEvent;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LoadedRows;
import io.restormel.keys.platform.ui.TimeText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The events, the newest first, loaded as one scrolls. */
final class AuditGrid extends DataGrid<ChainedEvent> {

    AuditGrid() {
        super(
                text("audit.grid.label"),
                new EmptyState(Icons.FILTER, text("audit.grid.none"), text("audit.grid.noneText")));
        addColumn(chained -> chained.event().seq())
                .setHeader(text("audit.column.number"))
                .setWidth("80px")
                .setFlexGrow(0);
        addComponentColumn(chained -> new TimeText(chained.event().at()))
                .setHeader(text("audit.time"))
                .setWidth("115px")
                .setFlexGrow(0);
        addColumn(chained -> EventWords.action(chained.event().action()))
                .setHeader(text("audit.column.what"))
                .setWidth("190px");
        addColumn(chained -> target(chained.event()))
                .setHeader(text("audit.ofWhat"))
                .setWidth("190px");
        giveLineTo(addComponentColumn(chained -> actor(chained.event()))
                .setHeader(text("audit.who"))
                .setWidth("190px"));
        addColumn(chained -> orDash(chained.event().origin().ip()))
                .setHeader(text("audit.from"))
                .setWidth("130px")
                .setFlexGrow(0);
        scrolling("560px");
    }

    /** @param pages reads the page at a cursor, null being the first */
    void load(Function<@Nullable String, AuditPage> pages) {
        var loaded = new LoadedRows<ChainedEvent>(cursor -> {
            var page = pages.apply(cursor);
            return new LoadedRows.Page<>(page.events(), page.nextCursor());
        });
        setItems(query -> loaded.range(query.getOffset(), query.getLimit()));
    }

    private static String target(AuditEvent event) {
        var target = event.target();
        if (target.name() != null) {
            return target.name();
        }
        return event.endUser() != null ? event.endUser() : orDash(target.id());
    }

    private static Component actor(AuditEvent event) {
        var name = new Span(who(event.actor()));
        name.getElement().setAttribute("title", orDash(event.actor().id()));
        return name;
    }

    /** A person by name, a key by its kind and the start of its id. */
    static String who(AuditEvent.Actor actor) {
        if (actor.name() != null) {
            return actor.name();
        }
        var kind = EventWords.type(actor.type());
        var id = actor.id();
        return id == null || id.equals(actor.type()) ? kind : kind + " " + id.substring(0, Math.min(8, id.length()));
    }

    static String orDash(@Nullable String text) {
        return text == null ? "–" : text;
    }
}
