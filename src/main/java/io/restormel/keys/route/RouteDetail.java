package io.restormel.keys.route;

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
}
