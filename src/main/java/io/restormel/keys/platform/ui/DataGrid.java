package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;

/** The house's table: named for assistive technology, as tall as its rows, and with a say when it is empty. */
public class DataGrid<T> extends Grid<T> {

    /**
     * @param label what the rows are: "Gateway keys"
     * @param empty shown while there are no rows, normally an {@link EmptyState}
     */
    public DataGrid(String label, Component empty) {
        setAriaLabel(label);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        setEmptyStateComponent(empty);
    }

    /** Keeps the given height and scrolls inside, for long lists that load page by page. */
    public final DataGrid<T> scrolling(String height) {
        setAllRowsVisible(false);
        setHeight(height);
        return this;
    }
}
