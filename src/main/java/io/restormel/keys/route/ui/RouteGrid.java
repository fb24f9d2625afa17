package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.RouterLink;
import io.restormel.keys.engine.ConfigProblem;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.FindField;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteSearch;
import io.restormel.keys.route.RouteService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The routes of a project, of which only those in sight are read. */
final class RouteGrid extends DataGrid<RouteDetail> {

    private final UUID projectId;
    private final RouteService routes;
    private final FindField find;

    /**
     * @param environments names by id
     * @param problems of the live configuration
     */
    RouteGrid(
            UUID projectId,
            RouteService routes,
            Map<UUID, String> environments,
            Supplier<List<ConfigProblem>> problems,
            FindField find) {
        super(text("route.page"), new EmptyState(Icons.ROUTE, text("route.list.empty"), text("route.list.emptyText")));
        this.projectId = projectId;
        this.routes = routes;
        this.find = find;
        addComponentColumn(RouteGrid::link)
                .setHeader(text("route.column.name"))
                .setAutoWidth(true)
                .setSortProperty(RouteSearch.Order.NAME.name());
        addComponentColumn(detail -> RouteState.of(detail, problems.get()).badge())
                .setHeader(text("route.column.state"))
                .setAutoWidth(true);
        addColumn(detail -> environments.getOrDefault(detail.route().environmentId(), ""))
                .setHeader(text("route.create.environment"))
                .setAutoWidth(true)
                .setSortProperty(RouteSearch.Order.ENVIRONMENT.name());
        addColumn(RouteGrid::matches).setHeader(text("route.column.matches")).setAutoWidth(true);
        giveLineTo(addComponentColumn(detail -> StepChips.of(detail.draft()))
                .setHeader(text("route.column.steps"))
                .setFlexGrow(3));
        addComponentColumn(detail -> new TimeText(detail.route().updatedAt()))
                .setHeader(text("route.column.updated"))
                .setAutoWidth(true);
        readByPage(find, this::page, _ -> routes.count(projectId, find.words()));
    }

    private Stream<RouteDetail> page(Query<RouteDetail, Void> query) {
        var search = query.getSortOrders().stream()
                .findFirst()
                .map(order -> new RouteSearch(
                        find.words(),
                        RouteSearch.Order.valueOf(order.getSorted()),
                        order.getDirection() == SortDirection.DESCENDING))
                .orElseGet(() -> RouteSearch.newest(find.words()));
        return routes.page(projectId, search, query.getOffset(), query.getLimit()).stream();
    }

    private static Component link(RouteDetail detail) {
        var link = new RouterLink(detail.route().name(), RouteEditorView.class, RoutesView.address(detail));
        var description = detail.route().description();
        if (description == null) {
            return link;
        }
        var text = new Span(description);
        text.addClassNames("muted", "route-description");
        var cell = new Span(link, text);
        cell.addClassName("route-name");
        return cell;
    }

    private static String matches(RouteDetail detail) {
        var parts = Stream.of(detail.draft().workload(), detail.draft().stage())
                .filter(part -> part != null)
                .toList();
        return parts.isEmpty() ? text("route.list.any") : String.join(" / ", parts);
    }
}
