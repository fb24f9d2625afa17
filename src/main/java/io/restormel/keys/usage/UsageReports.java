package io.restormel.keys.usage;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Figures of the projects that the caller may see, from totals that are at most a second behind. Thread-safe. */
@Service
public class UsageReports {

    private final UsageReader reader;
    private final ImportedUsageRepository imported;
    private final ProjectService projects;
    private final CurrentCaller caller;
    private final Clock clock;

    UsageReports(
            UsageReader reader,
            ImportedUsageRepository imported,
            ProjectService projects,
            CurrentCaller caller,
            Clock clock) {
        this.reader = reader;
        this.imported = imported;
        this.projects = projects;
        this.caller = caller;
        this.clock = clock;
    }

    public UsageReport report(UUID projectId, UsageRange range) {
        projects.require(projectId, Role.VIEWER);
        var now = clock.instant();
        var buckets = range.buckets(now);
        var since = buckets.getFirst();
        var totals = reader.totals(List.of(projectId), range.bucket(), since, now.plus(1, range.bucket()));
        return new UsageReport(
                range,
                buckets,
                sum(totals),
                byStatus(totals, buckets),
                byModel(totals),
                reader.latency(projectId, since).orElse(null));
    }

    /**
     * The rows of the totals table for the workspace, or for one of its projects.
     *
     * @param period {@code HOURS} or {@code DAYS}
     */
    List<UsageReader.Total> aggregates(@Nullable UUID projectId, ChronoUnit period, Instant since, Instant until) {
        caller.requireInWorkspace(Role.VIEWER);
        var ids = projectId == null
                ? projects.list().stream().map(Project::id).toList()
                : List.of(projects.require(projectId, Role.VIEWER).id());
        return reader.totals(ids, period, since, until);
    }

    /** What was imported of the workspace's connections; both days inclusive. */
    List<ImportedUsageRepository.Imported> imported(LocalDate first, LocalDate last) {
        return imported.ofWorkspace(caller.requireInWorkspace(Role.VIEWER).workspaceId(), first, last);
    }

    /** Of all projects of a workspace that are still there, from the start of this day; asked by the product itself. */
    public long requestsSince(UUID workspaceId, Instant day) {
        return reader.requestsSince(workspaceId, day);
    }

    private static UsageTotals sum(List<UsageReader.Total> totals) {
        return totals.stream()
                .map(total -> UsageTotals.of(total.key(), total.figures()))
                .reduce(UsageTotals.NONE, UsageTotals::plus);
    }

    private static List<UsageReport.Series> byStatus(List<UsageReader.Total> totals, List<Instant> buckets) {
        return totals.stream()
                .collect(Collectors.groupingBy(total -> total.key().status()))
                .entrySet()
                .stream()
                .map(status -> new UsageReport.Series(
                        status.getKey(), sum(status.getValue()), requests(status.getValue(), buckets)))
                .sorted(Comparator.comparing(
                                (UsageReport.Series series) -> -series.totals().requests())
                        .thenComparing(UsageReport.Series::status))
                .toList();
    }

    private static List<Long> requests(List<UsageReader.Total> totals, List<Instant> buckets) {
        Map<Instant, Long> counts = totals.stream()
                .collect(Collectors.groupingBy(
                        total -> total.key().bucket(),
                        Collectors.summingLong(total -> total.figures().requests())));
        return buckets.stream().map(bucket -> counts.getOrDefault(bucket, 0L)).toList();
    }

    private record Model(String providerType, String modelId) {}

    private static List<UsageReport.ModelTotals> byModel(List<UsageReader.Total> totals) {
        return totals.stream()
                .collect(Collectors.groupingBy(total ->
                        new Model(total.key().providerType(), total.key().modelId())))
                .entrySet()
                .stream()
                .map(model -> new UsageReport.ModelTotals(
                        model.getKey().providerType(), model.getKey().modelId(), sum(model.getValue())))
                .sorted(Comparator.comparing((UsageReport.ModelTotals model) ->
                                -model.totals().requests())
                        .thenComparing(UsageReport.ModelTotals::modelId))
                .toList();
    }
}
