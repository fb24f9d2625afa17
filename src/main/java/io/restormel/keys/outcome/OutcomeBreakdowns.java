package io.restormel.keys.outcome;

import io.restormel.keys.access.Role;
import io.restormel.keys.outcome.DimensionReader.Sought;
import io.restormel.keys.project.ProjectService;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reported calls of a project by model, route, end user and so on, from totals that are written with the calls. Periods
 * are exact to the hour; of end users, to the day of UTC. Thread-safe.
 */
@Service
public class OutcomeBreakdowns {

    private final DimensionReader reader;
    private final RankingReader rankings;
    private final SeriesReader seriesReader;
    private final ProjectService projects;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    OutcomeBreakdowns(
            DimensionReader reader, RankingReader rankings, SeriesReader seriesReader, ProjectService projects) {
        this.reader = reader;
        this.rankings = rankings;
        this.seriesReader = seriesReader;
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
     * @param previous start of the period to compare with, which ends where this one starts
     * @param charted what the series have besides the number of calls; less is faster
     */
    public Breakdown breakdown(
            UUID projectId,
            Dimension dimension,
            @Nullable String value,
            List<Instant> starts,
            Instant until,
            Instant previous,
            Set<Charted> charted) {
        requireReadable(projectId);
        var span = span(dimension, starts.getFirst(), until);
        var earlier = new Span(span(dimension, previous, starts.getFirst()).since(), span.since());
        var ranking = value == null
                ? rankings.ranking(projectId, dimension, span, Breakdown.MOST_ROWS)
                : new RankingReader.Ranking(List.of(value), 1);
        var shown = ranking.first();
        var whole = value == null ? Dimension.ALL : dimension;
        var wholly = value == null ? null : shown;
        var before = atOnce(() -> rankings.briefs(projectId, new Sought(dimension, earlier, shown)));
        var series = atOnce(() -> series(
                projectId,
                dimension,
                span,
                shown.stream().limit(Breakdown.MOST_SERIES).toList(),
                starts,
                value == null,
                charted));
        var read = reader.sums(
                projectId,
                List.of(
                        new Sought(dimension, span, shown),
                        new Sought(whole, span, wholly),
                        new Sought(whole, earlier, wholly)));
        var sums = read.getFirst();
        var briefs = answer(before);
        return new Breakdown(
                starts,
                sum(read.get(1)),
                sum(read.getLast()),
                shown.stream()
                        .filter(sums::containsKey)
                        .map(each -> new Breakdown.Row(
                                each, sums.getOrDefault(each, CallFigures.NONE), briefs.getOrDefault(each, Brief.NONE)))
                        .toList(),
                value == null ? ranking.count() : sums.size(),
                answer(series).stream()
                        .filter(each -> each.others() || sums.containsKey(each.value()))
                        .toList());
    }

    /** What does not wait for other figures is read beside them: the database answers on as many processors. */
    private <T> CompletableFuture<T> atOnce(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, threads);
    }

    private static <T> T answer(CompletableFuture<T> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
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
            boolean withOthers,
            Set<Charted> charted) {
        boolean others = withOthers && dimension.exclusive() && dimension.hourly() && dimension != Dimension.ALL;
        var shown = new Sought(dimension, span, values);
        var read = seriesReader.series(
                projectId,
                others ? List.of(shown, new Sought(Dimension.ALL, span, List.of(""))) : List.of(shown),
                starts,
                FiguresReader.of(charted));
        var none = Collections.nCopies(starts.size(), CallFigures.NONE);
        var series = new ArrayList<Breakdown.Series>();
        for (var value : values) {
            series.add(new Breakdown.Series(value, false, read.getFirst().getOrDefault(value, none)));
        }
        if (others) {
            var rest = new ArrayList<>(read.getLast().getOrDefault("", none));
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
