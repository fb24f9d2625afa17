package io.restormel.keys.usage.ui;

import io.restormel.keys.usage.RequestLog;
import io.restormel.keys.usage.RequestPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives a grid, which asks by position, what the server has by cursor: pages are read as far as the grid has scrolled
 * and kept, so that rows neither repeat nor go missing while new requests arrive.
 */
final class LoadedRequests {

    /** Where scrolling ends; further back the filters and the range lead. */
    static final int MOST = 5000;

    private final Function<@Nullable String, RequestPage> pages;
    private final List<RequestLog> loaded = new ArrayList<>();
    private @Nullable String next;
    private boolean complete;

    /** @param pages reads the page at a cursor, null being the first */
    LoadedRequests(Function<@Nullable String, RequestPage> pages) {
        this.pages = pages;
    }

    Stream<RequestLog> range(int offset, int limit) {
        int end = Math.min(offset + limit, MOST);
        while (!complete && loaded.size() < end) {
            var page = pages.apply(next);
            loaded.addAll(page.requests());
            next = page.nextCursor();
            complete = next == null;
        }
        int last = Math.min(end, loaded.size());
        return offset >= last ? Stream.empty() : List.copyOf(loaded.subList(offset, last)).stream();
    }
}
