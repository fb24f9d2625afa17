package io.restormel.keys.platform.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives a grid, which asks by position, what the server has by cursor: pages are read as far as the grid has scrolled
 * and kept, so that rows neither repeat nor go missing while new ones arrive.
 */
public final class LoadedRows<T> {

    /** Where scrolling ends; further back the filters of the page lead. */
    static final int MOST = 5000;

    private final Function<@Nullable String, Page<T>> pages;
    private final List<T> loaded = new ArrayList<>();
    private @Nullable String next;
    private boolean complete;

    /** @param nextCursor leads to the following page, or null when there is none */
    public record Page<T>(List<T> rows, @Nullable String nextCursor) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /** @param pages reads the page at a cursor, null being the first */
    public LoadedRows(Function<@Nullable String, Page<T>> pages) {
        this.pages = pages;
    }

    public Stream<T> range(int offset, int limit) {
        int end = Math.min(offset + limit, MOST);
        while (!complete && loaded.size() < end) {
            var page = pages.apply(next);
            loaded.addAll(page.rows());
            next = page.nextCursor();
            complete = next == null;
        }
        int last = Math.min(end, loaded.size());
        return offset >= last ? Stream.empty() : List.copyOf(loaded.subList(offset, last)).stream();
    }
}
