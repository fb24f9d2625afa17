package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PaletteEntry;
import io.restormel.keys.platform.ui.PaletteSource;
import io.restormel.keys.route.RouteService;
import java.util.List;
import org.springframework.stereotype.Component;

/** Routes by their names, of all projects. */
@Component
class RoutePalette implements PaletteSource {

    private final RouteService routes;

    RoutePalette(RouteService routes) {
        this.routes = routes;
    }

    @Override
    public List<PaletteEntry> find(String words, int limit) {
        return routes.find(words, limit).stream()
                .map(route -> new PaletteEntry(
                        text("route.kind"),
                        route.name(),
                        route.projectName(),
                        Icons.ROUTE,
                        "projects/" + route.projectId() + "/routes/" + route.id()))
                .toList();
    }

    @Override
    public int getOrder() {
        return 1;
    }
}
