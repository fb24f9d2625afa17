package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.CallbackDataProvider.CountCallback;
import com.vaadin.flow.data.provider.CallbackDataProvider.FetchCallback;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The house's table: named for assistive technology, as tall as its rows unless they are very many, and with a say when
 * it is empty. On a phone each row is a card, whose cells carry the names of their columns; {@code vaadin.css} does that.
 */
public class DataGrid<T> extends Grid<T> {

    /** More rows than these are not all in the page at once: it would be slow, and from 500 on the server refuses. */
    private static final int MOST_AT_ONCE = 100;

    /** About what is in sight; Vaadin's 50 make a server build, and a browser lay out, rows that few look at. */
    private static final int READ_AT_ONCE = 20;

    private final Component empty;
    private final Set<Column<T>> wide = new HashSet<>();
    private boolean scrolling;
    private int most = MOST_AT_ONCE;
    private String heightOfMany = "70vh";
    private @Nullable Component unread;

    /**
     * @param label what the rows are: "Gateway keys"
     * @param empty shown while there are no rows, normally an {@link EmptyState}
     */
    public DataGrid(String label, Component empty) {
        super(READ_AT_ONCE);
        this.empty = empty;
        setAriaLabel(label);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        setEmptyStateComponent(empty);
        getGenericDataView().addItemCountChangeListener(event -> fit(event.getItemCount()));
    }

    private void fit(int rows) {
        if (!scrolling && isAllRowsVisible() == rows > most) {
            setAllRowsVisible(rows <= most);
            setHeight(rows > most ? heightOfMany : null);
        }
    }

    /** Scrolls inside at this height once it has more rows, at most 100. */
    public final void scrollingBeyond(int rows, String height) {
        most = Math.min(rows, MOST_AT_ONCE);
        heightOfMany = height;
    }

    /**
     * Reads only the rows in sight, of those that the field finds. While they cannot be read, that is said in the place
     * of the table, which would look as if there were none.
     */
    public final void readByPage(FindField find, FetchCallback<T, Void> rows, CountCallback<T, Void> count) {
        setItems(rows, query -> {
            try {
                return count.count(query);
            } catch (DataAccessException | TransactionException e) {
                var reference = ErrorReference.log(e);
                // The table is being drawn just now.
                UI.getCurrentOrThrow().beforeClientResponse(this, _ -> sayUnread(reference));
                return 0;
            }
        });
        narrowBy(find, getDataProvider()::refreshAll);
    }

    private void sayUnread(String reference) {
        if (unread == null) {
            unread = new EmptyState(
                    Icons.ALERT,
                    text("platform.fault.title"),
                    text("platform.fault.text", reference),
                    new Button(text("platform.fault.again"), _ -> readAgain()));
            var around = getElement().getParent();
            around.insertChild(around.indexOfChild(getElement()), unread.getElement());
            setVisible(false);
        }
    }

    private void readAgain() {
        if (unread != null) {
            unread.removeFromParent();
            unread = null;
            setVisible(true);
            getDataProvider().refreshAll();
        }
    }

    /** @param narrow shows what the field finds */
    public final void narrowBy(FindField find, Runnable narrow) {
        getGenericDataView().addItemCountChangeListener(event -> find.showFor(event.getItemCount()));
        find.addValueChangeListener(_ -> {
            setEmptyStateComponent(find.words().isEmpty() ? empty : nothingFound());
            narrow.run();
        });
    }

    private static EmptyState nothingFound() {
        return new EmptyState(Icons.SEARCH, text("platform.find.nothing"), text("platform.find.nothingText"));
    }

    /** Keeps the given height and scrolls inside, for long lists that load page by page. */
    public final DataGrid<T> scrolling(String height) {
        scrolling = true;
        setAllRowsVisible(false);
        setHeight(height);
        return this;
    }

    /** On a phone these columns have a line of a row's card to themselves, for what does not fit into half of one. */
    @SafeVarargs
    public final void giveLineTo(Column<T>... columns) {
        wide.addAll(List.of(columns));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var columns = getColumns();
        for (int i = 0; i < columns.size(); i++) {
            // A first cell with a link or the like is the title of its card.
            if (i > 0 || !(columns.getFirst().getRenderer() instanceof ComponentRenderer)) {
                label(columns.get(i), "column-" + i);
            }
        }
    }

    /** Leaves the column's name where the style sheet finds it: styles reach no text of other elements. */
    private void label(Column<T> column, String part) {
        var header = column.getHeaderText();
        if (header != null && !header.isBlank()) {
            getStyle().set("--" + part, '"' + header.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
            var parts = wide.contains(column) ? part + " wide-cell" : part;
            column.setPartNameGenerator(_ -> parts);
        }
    }
}
