package io.restormel.keys.outcome;

import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reported calls of a project by model, route, end user and so on, from totals that are written with the calls. Periods
 * are exact to the hour; of end users, to the day of UTC. Thread-safe.
 */
@Service
public class OutcomeBreakdowns {

    private static final Comparator<Breakdown.Row> MOST_FIRST = Comparator.comparing(
                    (Breakdown.Row row) -> row.figures().totals().costUsd())
            .thenComparing(row -> row.figures().totals().outcomes())
            .reversed()
            .thenComparing(Breakdown.Row::value);

    private final DimensionReader reader;
    private final ProjectService projects;

    OutcomeBreakdowns(DimensionReader reader, ProjectService projects) {
        this.reader = reader;
        this.projects = projects;
    }

    /** The viewer may see the project. */
    public void requireReadable(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
    }

    /**
     * @param value the only one of interest; null for all
     * @param starts of the parts of the period, ascending and at least one
     * @param until end of the last part, exclusive
     * @param before start of the period to compare with, which ends where this one starts
     */
    public Breakdown breakdown(
            UUID projectId,
            Dimension dimension,
            @Nullable String value,
            List<Instant> starts,
            Instant until,
            Instant before) {
        requireReadable(projectId);
        var only = value == null ? null : List.of(value);
        var span = span(dimension, starts.getFirst(), until);
        var earlier = new Span(span(dimension, before, starts.getFirst()).since(), span.since());
        var sums = reader.sums(projectId, dimension, span, only);
        var total = value == null ? all(projectId, span(Dimension.ALL, span.since(), span.until())) : sum(sums);
        var rows = sums.entrySet().stream()
                .map(each -> new Breakdown.Row(each.getKey(), each.getValue(), CallFigures.NONE))
                .sorted(MOST_FIRST)
                .limit(Breakdown.MOST_ROWS)
                .toList();
        var shown = rows.stream().map(Breakdown.Row::value).toList();
        var sumsBefore =
                shown.isEmpty() ? Map.<String, CallFigures>of() : reader.sums(projectId, dimension, earlier, shown);
        return new Breakdown(
                starts,
                total,
                value == null ? all(projectId, earlier) : sum(reader.sums(projectId, dimension, earlier, only)),
                rows.stream()
                        .map(row -> new Breakdown.Row(
                                row.value(), row.figures(), sumsBefore.getOrDefault(row.value(), CallFigures.NONE)))
                        .toList(),
                sums.size(),
                series(
                        projectId,
                        dimension,
                        span,
                        shown.subList(0, Math.min(Breakdown.MOST_SERIES, shown.size())),
                        starts,
                        value == null));
    }

    private CallFigures all(UUID projectId, Span span) {
        return sum(reader.sums(projectId, Dimension.ALL, span, null));
    }

    private static CallFigures sum(Map<String, CallFigures> sums) {
        return sums.values().stream().reduce(CallFigures.NONE, CallFigures::plus);
    }

    private static Span span(Dimension dimension, Instant since, Instant until) {
        return dimension.hourly() ? Span.of(since, until) : Span.ofDays(since, until);
    }

    private List<Breakdown.Series> series(
            UUID projectId,
            Dimension dimension,
            Span span,
            List<String> values,
            List<Instant> starts,
            boolean withOthers) {
        var series = new ArrayList<Breakdown.Series>();
        if (!values.isEmpty()) {
            var timeline = reader.timeline(projectId, dimension, span, values);
            for (var value : values) {
                series.add(new Breakdown.Series(
                        value,
                        false,
                        parts(
                                timeline.stream()
                                        .filter(total -> total.value().equals(value))
                                        .toList(),
                                starts)));
            }
        }
        if (withOthers && dimension.exclusive() && dimension.hourly() && dimension != Dimension.ALL) {
            var rest = parts(reader.timeline(projectId, Dimension.ALL, span, List.of("")), starts);
            for (var one : series) {
                for (int i = 0; i < rest.size(); i++) {
                    rest.set(i, rest.get(i).plus(one.figures().get(i).negated()));
                }
            }
            if (rest.stream().anyMatch(each -> each.totals().outcomes() != 0)) {
                series.add(new Breakdown.Series("", true, rest));
            }
        }
        return series;
    }

    /** Each hour or day goes to the part in which it starts. */
    private static List<CallFigures> parts(List<DimensionReader.Total> timeline, List<Instant> starts) {
        var parts = new ArrayList<>(Collections.nCopies(starts.size(), CallFigures.NONE));
        for (var total : timeline) {
            int found = Collections.binarySearch(starts, total.bucket());
            int part = Math.max(0, found >= 0 ? found : -found - 2);
            parts.set(part, parts.get(part).plus(total.figures()));
        }
        return parts;
    }

    /**
     * Writes totals by hour or day as CSV, page by page.
     *
     * @param names what to call values, in a column of its own
     */
    public void export(
            UUID projectId,
            Dimension dimension,
            boolean hours,
            Instant since,
            Instant until,
            Map<String, String> names,
            OutputStream out)
            throws IOException {
        requireReadable(projectId);
        var span = hours ? Span.of(since, until) : Span.ofDays(since, until);
        new BreakdownCsv(out, dimension, hours, names)
                .write(after -> reader.page(projectId, dimension, hours, span, after, BreakdownCsv.PAGE));
    }
}
