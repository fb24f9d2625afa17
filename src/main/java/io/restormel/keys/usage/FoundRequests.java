package io.restormel.keys.usage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search has found so far, the newest first.
 *
 * @param nextCursor goes on with the search, or null when it is at its end
 * @param lookedBackTo all that is newer has been looked at; null when the search is at its end
 */
public record FoundRequests(
        List<RequestLog> requests,
        @Nullable String nextCursor,
        @Nullable Instant lookedBackTo) {
    public FoundRequests {
        requests = List.copyOf(requests);
    }
}
