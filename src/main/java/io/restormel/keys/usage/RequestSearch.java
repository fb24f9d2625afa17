package io.restormel.keys.usage;

import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Searches the recorded requests of a project, however many there are. Thread-safe. */
@Service
public class RequestSearch {

    /** An export has at most so many lines. */
    public static final int MOST_EXPORTED = 10_000;

    private static final int EXPORTED_AT_ONCE = 500;

    private final RequestSteps steps;
    private final RequestLogs logs;
    private final UsageReader totals;
    private final ProjectService projects;
    private final Clock clock;

    RequestSearch(RequestSteps steps, RequestLogs logs, UsageReader totals, ProjectService projects, Clock clock) {
        this.steps = steps;
        this.logs = logs;
        this.totals = totals;
        this.projects = projects;
        this.clock = clock;
    }

    /**
     * The next requests, possibly none although the search can go on; it goes on for longer than it began.
     *
     * @param cursor from where the search stopped, or null for the newest requests
     */
    public FoundRequests find(UUID projectId, RequestFilter filter, @Nullable String cursor, int limit) {
        projects.require(projectId, Role.VIEWER);
        var after = cursor == null ? null : RequestCursor.ofWire(cursor);
        var look = steps.look(
                projectId, filter, after, limit, after == null ? RequestSteps.Pace.GLANCE : RequestSteps.Pace.SEARCH);
        var reached = look.reached();
        return new FoundRequests(
                look.requests(),
                reached == null ? null : reached.wire(),
                reached == null ? null : reached.occurredAt());
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
