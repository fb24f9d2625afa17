package io.restormel.keys.outcome;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reported calls and figures of them, of the projects that the caller may see. Thread-safe. */
@Service
public class OutcomeReports {

    private final OutcomeReader reader;
    private final ProjectService projects;
    private final CurrentCaller caller;

    OutcomeReports(OutcomeReader reader, ProjectService projects, CurrentCaller caller) {
        this.reader = reader;
        this.projects = projects;
        this.caller = caller;
    }

    /**
     * @param period {@code HOURS} or {@code DAYS}: how fine the totals are that {@code since} (inclusive) and
     *     {@code until} (exclusive) select by the start of their period
     */
    public OutcomeReport report(UUID projectId, ChronoUnit period, Instant since, Instant until) {
        projects.require(projectId, Role.VIEWER);
        var totals = reader.totals(List.of(projectId), period, since, until);
        var byModel = totals.stream()
                .collect(Collectors.groupingBy(total -> total.key().model()))
                .entrySet()
                .stream()
                .map(model -> new OutcomeReport.ModelOutcomes(model.getKey(), sum(model.getValue())))
                .sorted(Comparator.comparing((OutcomeReport.ModelOutcomes model) ->
                                model.totals().costUsd())
                        .thenComparing(model -> model.totals().outcomes())
                        .reversed()
                        .thenComparing(model -> model.model().modelId()))
                .toList();
        return new OutcomeReport(sum(totals), byModel);
    }

    private static OutcomeTotals sum(List<OutcomeReader.Total> totals) {
        return totals.stream().map(OutcomeTotals::of).reduce(OutcomeTotals.NONE, OutcomeTotals::plus);
    }

    /** How many calls were reported from the day of that time on; cheap enough to ask every second. */
    public long count(UUID projectId, Instant since) {
        projects.require(projectId, Role.VIEWER);
        return reader.count(projectId, since);
    }

    /**
     * What was reported of these decisions, in the order of time. Outcomes may name a decision of another project, hence
     * those to be shown are the ones whose project is the decision's own. The caller must see the decisions.
     */
    public List<Outcome> ofDecisions(Collection<UUID> decisionIds) {
        return decisionIds.isEmpty() ? List.of() : reader.ofDecisions(decisionIds);
    }

    /** The rows of the totals table for the workspace, or for one of its projects. */
    List<OutcomeReader.Total> aggregates(@Nullable UUID projectId, ChronoUnit period, Instant since, Instant until) {
        caller.requireInWorkspace(Role.VIEWER);
        var ids = projectId == null
                ? projects.list().stream().map(Project::id).toList()
                : List.of(projects.require(projectId, Role.VIEWER).id());
        return reader.totals(ids, period, since, until);
    }
}
