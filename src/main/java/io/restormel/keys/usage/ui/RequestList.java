package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.usage.CallSum;
import io.restormel.keys.usage.FoundRequests;
import io.restormel.keys.usage.RequestLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The list, and below it how far the search has got and how to go on. */
final class RequestList extends Composite<Div> {

    private final RequestGrid grid;
    private final Function<List<RequestLog>, Map<UUID, List<Outcome>>> outcomes;
    private final Span reach = new Span();
    private final Button more = new Button("", Icons.of(Icons.ARROW_DOWN), _ -> more());
    private final List<RequestRow> rows = new ArrayList<>();
    private Function<@Nullable String, FoundRequests> pages = _ -> new FoundRequests(List.of(), null, null);
    private @Nullable String next;
    private boolean first = true;

    /** @param outcomes what was reported of requests, by their ids */
    RequestList(RequestGrid grid, Function<List<RequestLog>, Map<UUID, List<Outcome>>> outcomes) {
        this.grid = grid;
        this.outcomes = outcomes;
        reach.getElement().setAttribute("role", "status");
        var foot = new Div(reach, more);
        foot.addClassName("usage-list-foot");
        getContent().add(grid, foot);
    }

    /** @param wanted the requests after a cursor, null being the newest ones */
    void load(Function<@Nullable String, FoundRequests> wanted) {
        pages = wanted;
        next = null;
        rows.clear();
        read();
        first = true;
    }

    /** Whether only the newest ones are shown, so that loading them anew takes nothing away. */
    boolean atStart() {
        return first;
    }

    private void more() {
        read();
        first = false;
    }

    private void read() {
        var found = pages.apply(next);
        var calls = outcomes.apply(found.requests());
        found.requests()
                .forEach(request ->
                        rows.add(new RequestRow(request, CallSum.of(calls.getOrDefault(request.id(), List.of())))));
        next = found.nextCursor();
        grid.setItems(rows);
        var backTo = found.lookedBackTo();
        more.setVisible(backTo != null);
        if (backTo == null) {
            reach.setText(rows.isEmpty() ? "" : text("usage.list.all", rows.size()));
            return;
        }
        var time = TimeText.absolute(backTo, TimeText.zoneOf(UI.getCurrentOrThrow()));
        reach.setText(text("usage.list.reach", rows.size(), time));
        more.setText(text(rows.isEmpty() ? "usage.list.further" : "usage.list.more"));
    }
}
