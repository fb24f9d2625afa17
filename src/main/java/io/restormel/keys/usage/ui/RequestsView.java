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
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.outcome.Dimension;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveFigures;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ui.CurrentProject;
import io.restormel.keys.usage.ModelCheck;
import io.restormel.keys.usage.RequestLogs;
import io.restormel.keys.usage.RequestSearch;
import io.restormel.keys.usage.UsageNames;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A project's requests, found by what they asked for and what came of them; one opens beside the list. Everything that
 * is looked for is in the address. While nothing is looked for, new requests appear by themselves.
 */
@Route(value = "requests", layout = MainLayout.class)
@RouteAlias(value = "projects/:projectId/requests", layout = MainLayout.class)
@PageTitle("usage.requests")
@Menu(title = "usage.requests", order = 20.1, icon = Icons.LOGS)
@StyleSheet("assets/styles/usage.css")
@PermitAll
public final class RequestsView extends PageLayout implements BeforeEnterObserver, LiveFigures {

    private static final int PAGE = 100;

    private final RequestLogs requests;
    private final RequestSearch search;
    private final UsageNames names;
    private final CurrentCaller caller;
    private final CurrentProject currentProject;
    private final Ranges range = new Ranges(chosen -> goTo(shownQuery().withRange(chosen)));
    private final RequestFilters filters = new RequestFilters(this::goTo);
    private final RequestGrid grid = new RequestGrid(ColumnChoice.first(), this::path);
    private final RequestList list;
    private final RequestDrawer drawer;
    private final Button newer = new Button(text("usage.list.newer"), Icons.of(Icons.ARROW_UP), _ -> reload());
    private final Div tools = new Div();
    private final Div content = new Div();
    private final Div instead = new Div();
    /** Read by downloads too, which hold no lock on the page; likewise the project. */
    private volatile @Nullable RequestQuery query;

    private volatile @Nullable Project project;
    private @Nullable UUID newest;

    RequestsView(
            RequestLogs requests,
            RequestSearch search,
            UsageNames names,
            CatalogService catalog,
            ModelCheck check,
            CurrentCaller caller,
            CurrentProject currentProject) {
        super(text("usage.requests"), text("usage.requestsAbout"));
        header().withHelp("docs/troubleshooting");
        this.requests = requests;
        this.search = search;
        this.names = names;
        this.caller = caller;
        this.currentProject = currentProject;
        list = new RequestList(grid, requests::outcomes);
        drawer = new RequestDrawer(
                requests, catalog, check, () -> goTo(shownQuery().withRequest(null)));
        newer.setVisible(false);
        grid.addItemClickListener(
                event -> goTo(shownQuery().withRequest(event.getItem().request().id())));
        header().withActions(range, new Button(text("usage.refresh"), Icons.of(Icons.REFRESH), _ -> reload()));
        content.addClassName("usage-summary");
        content.add(filters, tools, newer, list);
        add(instead, content, drawer);
        useFullWidth();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var before = query;
        var projectBefore = project;
        var entered = currentProject.fromUrlOrCurrent(event);
        var wanted = RequestQuery.of(event.getLocation().getQueryParameters());
        project = entered;
        query = wanted;
        boolean other = projectBefore == null || !projectBefore.id().equals(entered.id());
        if (other) {
            enter(entered);
        }
        range.setValue(wanted.range());
        // Opening and closing the details leaves the list as far as it has been loaded.
        if (other || newest == null || before == null || !before.sameList(wanted)) {
            reload();
        }
        drawer.show(entered.id(), wanted.request());
    }

    private void enter(Project entered) {
        header().withBadges(
                        entered.sample()
                                ? new StatusBadge[] {new StatusBadge(text("usage.sample"), StatusBadge.Tone.INFO)}
                                : new StatusBadge[0]);
        tools.removeAll();
        grid.choose(ColumnChoice.first());
        if (caller.require() instanceof Caller.Person person) {
            tools.add(new RequestTools(
                    person.id(),
                    entered.id(),
                    this::export,
                    () -> shownQuery().withRequest(null).parameters().getQueryString(),
                    wanted -> goTo(RequestQuery.of(QueryParameters.fromString(wanted))),
                    grid::choose));
        }
    }

    private void goTo(RequestQuery wanted) {
        UI.getCurrentOrThrow().navigate(RequestQuery.location(shown().id()), wanted.parameters());
    }

    private String path(RequestRow row) {
        return shownQuery().withRequest(row.request().id()).path(shown().id());
    }

    private RequestQuery shownQuery() {
        return Objects.requireNonNull(query);
    }

    private Project shown() {
        return Objects.requireNonNull(project);
    }

    private void reload() {
        var id = shown().id();
        newest = requests.newest(id).orElse(null);
        newer.setVisible(false);
        instead.removeAll();
        instead.setVisible(newest == null);
        content.setVisible(newest != null);
        if (newest == null) {
            instead.add(new NoRequests(id));
            return;
        }
        var wanted = shownQuery();
        filters.show(wanted, search.facets(id, wanted.range()), named(id, Dimension.ROUTE), named(id, Dimension.KEY));
        var filter = wanted.filter(Instant.now());
        list.load(cursor -> search.find(id, filter, cursor, PAGE));
    }

    private Map<UUID, String> named(UUID projectId, Dimension dimension) {
        return names.of(projectId, dimension).entrySet().stream()
                .collect(Collectors.toMap(entry -> UUID.fromString(entry.getKey()), Map.Entry::getValue));
    }

    @Override
    public Optional<UUID> figuresOf() {
        return Optional.ofNullable(project).map(Project::id);
    }

    /** A list that somebody has worked on is not replaced under their eyes. */
    @Override
    public void look() {
        if (!Objects.equals(newest, requests.newest(shown().id()).orElse(null))) {
            if (newest == null || list.atStart() && !shownQuery().filtered()) {
                reload();
            } else {
                newer.setVisible(true);
            }
        }
    }

    private void export(DownloadEvent event) {
        event.setFileName("requests.csv");
        event.setContentType("text/csv");
        try (var out = event.getOutputStream()) {
            search.export(shown().id(), shownQuery().filter(Instant.now()), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
