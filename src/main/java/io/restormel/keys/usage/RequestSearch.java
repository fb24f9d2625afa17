package io.restormel.keys.usage;

import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * Searches the recorded requests of a project in steps that each cost little, however many there are: what no index
 * leads to is looked for in the next so many requests, and hours that the totals know to have none are passed over.
 * Thread-safe.
 */
@Service
public class RequestSearch {

    /** An export has at most so many lines. */
    public static final int MOST_EXPORTED = 10_000;

    private static final int WINDOW = 20_000;
    private static final int WINDOWS = 10;
    private static final int EXPORTED_AT_ONCE = 500;

    private final RequestReader requests;
    private final RequestWindowReader windows;
    private final RequestLogs logs;
    private final UsageReader totals;
    private final ProjectService projects;
    private final Clock clock;
    private final int window;

    @Autowired
    RequestSearch(
            RequestReader requests,
            RequestWindowReader windows,
            RequestLogs logs,
            UsageReader totals,
            ProjectService projects,
            Clock clock) {
        this(requests, windows, logs, totals, projects, clock, WINDOW);
    }

    RequestSearch(
            RequestReader requests,
            RequestWindowReader windows,
            RequestLogs logs,
            UsageReader totals,
            ProjectService projects,
            Clock clock,
            int window) {
        this.requests = requests;
        this.windows = windows;
        this.logs = logs;
        this.totals = totals;
        this.projects = projects;
        this.clock = clock;
        this.window = window;
    }

    /**
     * The next requests, possibly none although the search can go on.
     *
     * @param cursor from where the search stopped, or null for the newest requests
     */
    public FoundRequests find(UUID projectId, RequestFilter filter, @Nullable String cursor, int limit) {
        projects.require(projectId, Role.VIEWER);
        var after = cursor == null ? null : RequestCursor.ofWire(cursor);
        if (filter.indexed()) {
            return filled(requests.page(projectId, filter, after, limit + 1), limit);
        }
        var found = new ArrayList<RequestLog>();
        for (int i = 0; i < WINDOWS; i++) {
            var end = windows.end(projectId, filter.since(), after, window).orElse(null);
            found.addAll(requests.page(projectId, filter, after, end, limit + 1 - found.size()));
            if (found.size() > limit || end == null) {
                return filled(found, limit);
            }
            after = beyond(projectId, filter, end).orElse(null);
            if (after == null) {
                return filled(found, limit);
            }
        }
        var reached = after;
        return new FoundRequests(
                found, reached == null ? null : reached.wire(), reached == null ? null : reached.occurredAt());
    }

    private static FoundRequests filled(List<RequestLog> read, int limit) {
        if (read.size() <= limit) {
            return new FoundRequests(read, null, null);
        }
        var last = read.get(limit - 1);
        return new FoundRequests(
                read.subList(0, limit), RequestCursor.after(last).wire(), last.occurredAt());
    }

    /** Where to go on after a window: at its end, or at the end of an earlier hour; empty when nothing can follow. */
    private Optional<RequestCursor> beyond(UUID projectId, RequestFilter filter, RequestCursor end) {
        return windows.hour(projectId, filter, end.occurredAt())
                .map(hour -> hour.plus(1, ChronoUnit.HOURS))
                .filter(hourEnd -> filter.since() == null || hourEnd.isAfter(filter.since()))
                .map(hourEnd -> hourEnd.isAfter(end.occurredAt()) ? end : new RequestCursor(hourEnd, new UUID(0, 0)));
    }

    /** What requests of a period can be filtered by; those of the first and the last day are all counted. */
    public RequestFacets facets(UUID projectId, UsageRange range) {
        projects.require(projectId, Role.VIEWER);
        var now = clock.instant();
        return RequestFacets.of(
                totals.totals(
                        List.of(projectId),
                        ChronoUnit.DAYS,
                        range.start(now).truncatedTo(ChronoUnit.DAYS),
                        now.plus(1, ChronoUnit.DAYS)),
                projects.environments(projectId));
    }

    /** Writes the newest {@value #MOST_EXPORTED} that match as CSV, a few at a time, and leaves the stream open. */
    public void export(UUID projectId, RequestFilter filter, OutputStream out) throws IOException {
        projects.require(projectId, Role.VIEWER);
        var csv = new RequestCsv(out);
        String cursor = null;
        do {
            var found = find(projectId, filter, cursor, Math.min(EXPORTED_AT_ONCE, MOST_EXPORTED - csv.lines()));
            csv.write(found.requests(), logs.outcomes(found.requests()));
            cursor = found.nextCursor();
        } while (cursor != null && csv.lines() < MOST_EXPORTED);
    }
}
