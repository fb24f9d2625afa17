package io.restormel.keys.usage;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks for requests in steps that each cost little, however many there are: what no single index leads to is looked for
 * in the next so many requests of the index that has the fewest, and hours that the totals know to have none are passed
 * over. Permission is the caller's matter. Thread-safe.
 */
@Component
class RequestSteps {

    /**
     * How long one look goes on.
     *
     * @param first so many requests are looked at first, then more and more, {@code most} at last
     * @param patience no further step is begun after that
     */
    record Pace(int first, int most, Duration patience) {

        /** Short enough for whoever opens a page and may not have meant to search. */
        static final Pace GLANCE = new Pace(1000, 16_000, Duration.ofMillis(75));

        /** For whoever asked to search on. */
        static final Pace SEARCH = new Pace(16_000, 64_000, Duration.ofSeconds(1));

        Pace sharedBy(int searches) {
            return new Pace(first, most, patience.dividedBy(Math.max(1, searches)));
        }
    }

    /**
     * What one look found, the newest first.
     *
     * @param reached all that is newer or there has been looked at; null when nothing is left
     */
    record Look(List<RequestLog> requests, @Nullable RequestCursor reached) {}

    private final RequestReader requests;
    private final RequestWindowReader windows;

    RequestSteps(RequestReader requests, RequestWindowReader windows) {
        this.requests = requests;
        this.windows = windows;
    }

    /**
     * The next requests, possibly none although the search can go on.
     *
     * @param from after which it begins; null for the newest requests
     */
    Look look(UUID projectId, RequestFilter filter, @Nullable RequestCursor from, int limit, Pace pace) {
        if (filter.indexed()) {
            var lead = filter.leads().getFirst();
            return filled(requests.page(projectId, filter, lead, from, null, limit + 1), limit);
        }
        long start = System.nanoTime();
        var found = new ArrayList<RequestLog>();
        var after = from;
        int size = pace.first();
        while (true) {
            var window = windows.next(projectId, filter, after, size);
            found.addAll(
                    requests.page(projectId, filter, window.lead(), after, window.end(), limit + 1 - found.size()));
            if (found.size() > limit || window.end() == null) {
                return filled(found, limit);
            }
            after = beyond(projectId, filter, window.end()).orElse(null);
            if (after == null) {
                return filled(found, limit);
            }
            if (System.nanoTime() - start >= pace.patience().toNanos()) {
                return new Look(found, after);
            }
            size = Math.min(4 * size, pace.most());
        }
    }

    /** @param read one more than the limit, if there are as many: it tells that something is left */
    static Look filled(List<RequestLog> read, int limit) {
        return read.size() <= limit
                ? new Look(read, null)
                : new Look(read.subList(0, limit), RequestCursor.after(read.get(limit - 1)));
    }

    /** Where to go on after a window: at its end, or at the end of an earlier hour; empty when nothing can follow. */
    private Optional<RequestCursor> beyond(UUID projectId, RequestFilter filter, RequestCursor end) {
        return windows.hour(projectId, filter, end.occurredAt())
                .map(hour -> hour.plus(1, ChronoUnit.HOURS))
                .filter(hourEnd -> filter.since() == null || hourEnd.isAfter(filter.since()))
                .map(hourEnd -> hourEnd.isAfter(end.occurredAt()) ? end : new RequestCursor(hourEnd, new UUID(0, 0)));
    }
}
