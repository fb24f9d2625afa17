package io.restormel.keys.health.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.shared.Registration;
import io.restormel.keys.health.CallCounts;
import io.restormel.keys.health.CircuitReport;
import io.restormel.keys.health.CircuitState;
import io.restormel.keys.health.HealthService;
import io.restormel.keys.health.HealthSettings;
import io.restormel.keys.health.HealthSettingsService;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatTile;
import io.restormel.keys.platform.ui.TimeChart;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ui.CurrentProject;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How what a project calls does, with a button to open and close circuits. Looks anew every two seconds. */
@Route(value = "health", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/health", layout = MainLayout.class)
@PageTitle("health.page")
@Menu(title = "health.page", order = 20.6, icon = Icons.HEART)
@PermitAll
public final class CircuitsView extends PageLayout implements BeforeEnterObserver {

    private static final Logger log = LoggerFactory.getLogger(CircuitsView.class);
    private static final int POLL_MILLIS = 2000;
    private static final int PAGE = 100;
    private static final int COLOURS = 6;

    private final HealthService health;
    private final HealthSettingsService settings;
    private final CurrentProject currentProject;
    private final StatTile open = new StatTile(text("health.tile.open"), "–", "", "");
    private final StatTile tried = new StatTile(text("health.tile.tried"), "–", "", "");
    private final StatTile share = new StatTile(text("health.tile.failed"), "–", "", "");
    private final TimeChart chart = new TimeChart(text("health.chart.label"), TimeChart.Kind.BAR, "");
    private final Div content = new Div();
    private CircuitGrid circuits = new CircuitGrid(false, _ -> {}, _ -> {});
    private CircuitEventGrid timeline = new CircuitEventGrid();
    private @Nullable Project project;
    private List<CircuitReport> shown = List.of();
    private @Nullable UUID newest;
    private @Nullable Registration polling;

    CircuitsView(HealthService health, HealthSettingsService settings, CurrentProject currentProject) {
        super(text("health.page"), text("health.explanation"));
        this.health = health;
        this.settings = settings;
        this.currentProject = currentProject;
        content.addClassName("page-content");
        chart.setWidthFull();
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = currentProject.fromUrlOrCurrent(event);
        header().clear();
        if (health.mayEdit(project.id())) {
            header().withActions(new Button(text("health.settings"), Icons.of(Icons.SETTINGS), _ -> openSettings()));
        }
        build();
    }

    private UUID id() {
        return Objects.requireNonNull(project, "the view was entered").id();
    }

    private void build() {
        content.removeAll();
        circuits = new CircuitGrid(health.mayEdit(id()), this::askToTrip, this::reset);
        timeline = new CircuitEventGrid();
        try {
            newest = null;
            shown = List.of();
            show();
            content.add(
                    StatTile.row(open, tried, share),
                    new Section(text("health.circuits.title"), window(settings.require(id())), circuits).flush(),
                    new Section(text("health.chart.title"), text("health.chart.text"), chart),
                    new Section(text("health.timeline.title"), text("health.timeline.text"), timeline).flush());
        } catch (DataAccessException | TransactionException e) {
            log.warn("Health could not be read", e);
            content.add(new EmptyState(
                    Icons.ALERT,
                    text("health.unread.title"),
                    text("health.unread.text"),
                    new Button(text("health.unread.again"), _ -> build())));
        }
    }

    private static String window(HealthSettings settings) {
        return settings.enabled()
                ? text(
                        "health.window.calls",
                        Integer.toString(settings.failurePercent()),
                        Integer.toString(settings.minimumCalls()),
                        Long.toString(settings.window().toSeconds()))
                : text("health.window.hand");
    }

    private void show() {
        var found = health.circuits(id());
        if (!found.equals(shown)) {
            shown = found;
            circuits.setItems(found);
        }
        open.set(count(found, CircuitState.OPEN), "", text("health.tile.kept"));
        tried.set(count(found, CircuitState.HALF_OPEN), "", text("health.tile.oneCall"));
        var hour = health.lastHour(id());
        var all = hour.values().stream().flatMap(List::stream).reduce(CallCounts.NONE, CallCounts::plus);
        share.set(
                all.calls() == 0 ? "–" : Integer.toString(all.failurePercent()),
                all.calls() == 0 ? "" : "%",
                all.calls() == 0
                        ? text("health.tile.noCalls")
                        : text("health.tile.ofCalls", Long.toString(all.calls())));
        chart.setSeries(health.minutes(), series(hour));
        var latest = health.events(id(), null, null, 1).events();
        var latestId = latest.isEmpty() ? null : latest.getFirst().id();
        if (newest == null || !Objects.equals(newest, latestId)) {
            newest = latestId;
            timeline.load(cursor -> health.events(id(), null, cursor, PAGE));
        }
    }

    /** While the database does not answer, what was shown last stays. */
    private void showIfPossible() {
        try {
            show();
        } catch (DataAccessException | TransactionException e) {
            log.debug("Health could not be read", e);
        }
    }

    private static String count(List<CircuitReport> reports, CircuitState state) {
        return Long.toString(
                reports.stream().filter(each -> each.circuit().state() == state).count());
    }

    /** The providers that fail most have a colour of their own. */
    private static List<TimeChart.Series> series(Map<String, List<CallCounts>> hour) {
        List<TimeChart.Series> series = new ArrayList<>();
        hour.entrySet().stream()
                .sorted((one, other) -> Long.compare(failures(other.getValue()), failures(one.getValue())))
                .limit(COLOURS)
                .forEach(each -> series.add(new TimeChart.Series(
                        each.getKey(),
                        each.getValue().stream().map(CallCounts::failures).toList())));
        return series;
    }

    private static long failures(List<CallCounts> counts) {
        return counts.stream().mapToLong(CallCounts::failures).sum();
    }

    private void askToTrip(CircuitReport report) {
        var name = CircuitWords.name(report);
        new DestructiveDialog(
                        text("health.trip.title", name),
                        text("health.trip.text"),
                        text("health.trip.confirm"),
                        () -> change(
                                () -> health.trip(id(), report.circuit().id(), null, null),
                                text("health.trip.done", name)))
                .withDependants(text("health.trip.routes"), CircuitWords.names(report))
                .open();
    }

    private void reset(CircuitReport report) {
        change(() -> health.reset(id(), report.circuit().id()), text("health.reset.done", CircuitWords.name(report)));
    }

    private void change(Runnable change, String done) {
        try {
            change.run();
            Notices.success(done);
        } catch (ApplicationException e) {
            Notices.error(Phrases.of(e));
        }
        show();
    }

    private void openSettings() {
        new HealthSettingsDialog(settings.require(id())).open(wanted -> {
            settings.change(id(), _ -> wanted);
            Notices.success(text("health.saved"));
            build();
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval(POLL_MILLIS);
        polling = event.getUI().addPollListener(_ -> showIfPossible());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }
}
