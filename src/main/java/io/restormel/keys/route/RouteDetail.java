package io.restormel.keys.route;

import io.restormel.keys.engine.RouteConfig;
import java.util.List;

/**
 * A route with its draft.
 *
 * @param steps the draft's steps with their dates, in the order of the content
 */
public record RouteDetail(Route route, RouteContent draft, List<RouteStep> steps) {

    public RouteDetail {
        steps = List.copyOf(steps);
    }

    /** The route as the engine would serve it with this content in place of what is live. */
    public RouteConfig servedWith(RouteContent content) {
        return RouteConfigs.of(route, content, true);
    }
}
