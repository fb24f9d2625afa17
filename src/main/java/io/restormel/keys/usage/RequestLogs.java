package io.restormel.keys.usage;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.outcome.OutcomeReports;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.usage.RequestSteps.Look;
import io.restormel.keys.usage.RequestSteps.Pace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The recorded requests that the caller may see. Thread-safe. */
@Service
public class RequestLogs {

    /** Ids in the databases' order, which is that of their text. */
    private static final Comparator<RequestLog> NEWEST_FIRST = Comparator.comparing(RequestLog::occurredAt)
            .thenComparing(request -> request.id().toString())
            .reversed();

    private final RequestReader requests;
    private final RequestSteps steps;
    private final ProjectService projects;
    private final CurrentCaller caller;
    private final OutcomeReports outcomes;

    RequestLogs(
            RequestReader requests,
            RequestSteps steps,
            ProjectService projects,
            CurrentCaller caller,
            OutcomeReports outcomes) {
        this.requests = requests;
        this.steps = steps;
        this.outcomes = outcomes;
        this.projects = projects;
        this.caller = caller;
    }

    /**
     * One page of a project, which may have fewer than asked for, even none, and a next one: then a search through many
     * requests has come so far.
     *
     * @param cursor from the page before, or null for the newest requests
     * @param limit 1 to 500
     */
    public RequestPage page(UUID projectId, RequestFilter filter, @Nullable String cursor, int limit) {
        projects.require(projectId, Role.VIEWER);
        return page(steps.look(projectId, filter, parsed(cursor), limit, Pace.GLANCE));
    }

    /** As {@link #page}, of all projects of the caller's workspace. */
    public RequestPage workspacePage(RequestFilter filter, @Nullable String cursor, int limit) {
        caller.requireInWorkspace(Role.VIEWER);
        var after = parsed(cursor);
        // A page a project, each served by its index, then merged: cheaper than sorting all of the workspace.
        var all = projects.list();
        var pace = Pace.GLANCE.sharedBy(all.size());
        return page(merged(
                all.stream()
                        .map(project -> steps.look(project.id(), filter, after, limit, pace))
                        .toList(),
                limit));
    }

    /** The newest of all, as far back as each has looked. */
    static Look merged(List<Look> looks, int limit) {
        var reached = looks.stream()
                .map(Look::reached)
                .filter(Objects::nonNull)
                .reduce((one, other) -> one.isOlderThan(other) ? other : one)
                .orElse(null);
        var newest = looks.stream()
                .flatMap(look -> look.requests().stream())
                .filter(request ->
                        reached == null || !RequestCursor.after(request).isOlderThan(reached))
                .sorted(NEWEST_FIRST)
                .limit(limit + 1L)
                .toList();
        return newest.size() <= limit ? new Look(newest, reached) : RequestSteps.filled(newest, limit);
    }

    private static RequestPage page(Look look) {
        var reached = look.reached();
        return new RequestPage(look.requests(), reached == null ? null : reached.wire());
    }

    /** @throws ApplicationException.NotFound when the project has no such request */
    public RequestLog require(UUID projectId, UUID requestId) {
        return find(projectId, requestId).orElseThrow(() -> ApplicationException.notFound("request"));
    }

    /** Empty when the project has no such request. */
    public Optional<RequestLog> find(UUID projectId, UUID requestId) {
        projects.require(projectId, Role.VIEWER);
        return requests.find(projectId, requestId);
    }

    /** As {@link #find(UUID, UUID)}, in whichever project of the caller's workspace it is. */
    public Optional<RequestLog> find(UUID requestId) {
        return requests.find(projects.list().stream().map(Project::id).toList(), requestId);
    }

    /**
     * What was reported of these requests, which the caller got from here, by their ids; each in the order of time. An
     * outcome that another project reported for one of them is left out.
     */
    public Map<UUID, List<Outcome>> outcomes(List<RequestLog> of) {
        var projectOf = of.stream().collect(Collectors.toMap(RequestLog::id, RequestLog::projectId));
        return outcomes.ofDecisions(projectOf.keySet()).stream()
                .filter(outcome -> outcome.projectId()
                        .equals(projectOf.get(outcome.report().decisionId())))
                .collect(Collectors.groupingBy(
                        outcome -> Objects.requireNonNull(outcome.report().decisionId())));
    }

    /** The id of the newest request, empty when there is none; cheap enough to ask every second. */
    public Optional<UUID> newest(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return requests.newest(projectId);
    }

    private static @Nullable RequestCursor parsed(@Nullable String cursor) {
        return cursor == null ? null : RequestCursor.ofWire(cursor);
    }
}
