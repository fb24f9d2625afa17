package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;

/**
 * The house's table: named for assistive technology, as tall as its rows unless they are very many, and with a say when
 * it is empty.
 */
public class DataGrid<T> extends Grid<T> {

    /** More rows than these are not all in the page at once: it would be slow, and from 500 on the server refuses. */
    private static final int MOST_AT_ONCE = 100;

    private static final String HEIGHT_OF_MANY = "70vh";

    private boolean scrolling;

    /**
     * @param label what the rows are: "Gateway keys"
     * @param empty shown while there are no rows, normally an {@link EmptyState}
     */
    public DataGrid(String label, Component empty) {
        setAriaLabel(label);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        setEmptyStateComponent(empty);
        getGenericDataView().addItemCountChangeListener(event -> fit(event.getItemCount()));
    }

    private void fit(int rows) {
        if (!scrolling && isAllRowsVisible() == rows > MOST_AT_ONCE) {
            setAllRowsVisible(rows <= MOST_AT_ONCE);
            setHeight(rows > MOST_AT_ONCE ? HEIGHT_OF_MANY : null);
        }
    }

    /** Keeps the given height and scrolls inside, for long lists that load page by page. */
    public final DataGrid<T> scrolling(String height) {
        scrolling = true;
        setAllRowsVisible(false);
        setHeight(height);
        return this;
    }
}
