package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.restormel.keys.outcome.OutcomeBreakdowns;
import io.restormel.keys.outcome.OutcomeReports;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveFigures;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.usage.RequestLogs;
import io.restormel.keys.usage.UsageNames;
import io.restormel.keys.usage.UsageRange;
import io.restormel.keys.usage.UsageRecorder;
import io.restormel.keys.usage.UsageReports;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project's usage: figures over a period, each leading to the requests behind it. Period and choices are in the
 * address. It loads anew only when there are new requests, or what they went by has another name.
 */
@Route(value = "usage", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/usage", layout = MainLayout.class)
@PageTitle("usage.page")
@Menu(title = "usage.page", order = 20, icon = Icons.CHART)
@StyleSheet("assets/styles/usage.css")
@PermitAll
public final class UsageView extends PageLayout implements BeforeEnterObserver, LiveView, LiveFigures {

    private final UsageReports reports;
    private final RequestLogs requests;
    private final OutcomeReports outcomes;
    private final OutcomeBreakdowns breakdowns;
    private final UsageNames names;
    private final CurrentProject currentProject;
    private final LossNotice losses;
    private final Ranges range = new Ranges(chosen -> goTo(shownQuery().withRange(chosen)));
    private final UsageSummary summary = new UsageSummary();
    private final CallBreakdown calls;
    private final Div content = new Div();
    private final Div instead = new Div();
    /** Read by downloads too, which hold no lock on the page. */
    private volatile UsageQuery query = UsageQuery.FIRST;

    private volatile @Nullable Project project;
    private volatile ZoneId zone = ZoneOffset.UTC;
    private @Nullable UUID newest;
    private long reported;

    UsageView(
            UsageReports reports,
            RequestLogs requests,
            OutcomeReports outcomes,
            OutcomeBreakdowns breakdowns,
            UsageNames names,
            UsageRecorder recorder,
            CurrentProject currentProject) {
        super(text("usage.page"), text("usage.about"));
        header().withHelp("docs/outcomes");
        this.reports = reports;
        this.requests = requests;
        this.outcomes = outcomes;
        this.breakdowns = breakdowns;
        this.names = names;
        calls = new CallBreakdown(choice -> goTo(query.withCalls(choice)), this::export);
        this.currentProject = currentProject;
        losses = new LossNotice(recorder);
        header().withActions(range, new Button(text("usage.refresh"), Icons.of(Icons.REFRESH), _ -> reload()));
        content.addClassName("usage-summary");
        content.add(summary, calls);
        add(losses, instead, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = currentProject.fromUrlOrCurrent(event);
        query = UsageQuery.of(event.getLocation().getQueryParameters());
        header().withBadges(
                        project.sample()
                                ? new StatusBadge[] {new StatusBadge(text("usage.sample"), StatusBadge.Tone.INFO)}
                                : new StatusBadge[0]);
        range.setValue(query.range());
        zone = TimeText.zoneOf(event.getUI());
        reload();
    }

    private UsageQuery shownQuery() {
        return query;
    }

    private void goTo(UsageQuery wanted) {
        var location = "projects/" + shown().id() + "/usage";
        UI.getCurrentOrThrow().navigate(location, wanted.parameters());
    }

    private Project shown() {
        return Objects.requireNonNull(project);
    }

    private void reload() {
        var id = shown().id();
        newest = requests.newest(id).orElse(null);
        reported = reported();
        losses.refresh();
        instead.removeAll();
        boolean nothing = newest == null && reported == 0;
        instead.setVisible(nothing);
        content.setVisible(!nothing);
        if (nothing) {
            instead.add(new NoRequests(id));
            return;
        }
        var all = RequestQuery.FIRST.withRange(query.range());
        summary.show(
                reports.report(id, query.range()),
                narrowed -> narrowed.apply(all).path(id));
        showCalls(id);
    }

    private void showCalls(UUID projectId) {
        var choice = query.calls();
        var starts = query.range().buckets(Instant.now(), zone);
        calls.show(
                choice,
                breakdowns.breakdown(
                        projectId,
                        choice.by(),
                        choice.value(),
                        starts,
                        query.range().end(starts.getLast(), zone),
                        query.range().before(starts.getFirst(), zone),
                        choice.measure().charted()),
                names.of(projectId, choice.by()),
                query.requests().path(projectId));
    }

    /** What the page shows, by hours or days of UTC. */
    private void export(DownloadEvent event) {
        var wanted = query;
        var id = shown().id();
        breakdowns.requireReadable(id);
        var by = wanted.calls().by();
        var starts = wanted.range().buckets(Instant.now(), zone);
        event.setFileName("usage-by-" + by.wire() + ".csv");
        event.setContentType("text/csv");
        try (var out = event.getOutputStream()) {
            breakdowns.export(
                    id,
                    by,
                    by.hourly() && wanted.range() == UsageRange.DAY,
                    starts.getFirst(),
                    wanted.range().end(starts.getLast(), zone),
                    names.of(id, by),
                    out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<UUID> figuresOf() {
        return Optional.ofNullable(project).map(Project::id);
    }

    @Override
    public void look() {
        losses.refresh();
        if (!Objects.equals(newest, requests.newest(shown().id()).orElse(null)) || reported != reported()) {
            reload();
        }
    }

    private long reported() {
        return outcomes.count(shown().id(), query.range().start(Instant.now()));
    }

    @Override
    public boolean shows(LiveChange change) {
        return project != null && project.id().equals(change.projectId()) && change.isOf("route", "gateway_key");
    }

    @Override
    public void refresh() {
        reload();
    }
}
