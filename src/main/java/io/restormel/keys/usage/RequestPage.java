package io.restormel.keys.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some requests, the newest first.
 *
 * @param nextCursor leads to the following page, or null when there is none
 */
public record RequestPage(
        List<RequestLog> requests, @Nullable String nextCursor) {
    public RequestPage {
        requests = List.copyOf(requests);
    }
}
