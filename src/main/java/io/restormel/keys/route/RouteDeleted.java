package io.restormel.keys.route;

import java.util.List;
import java.util.UUID;

/**
 * A route is being deleted in the current transaction; what refers to it or its steps may go with it.
 *
 * @param stepIds of the draft and of every published version
 */
public record RouteDeleted(UUID projectId, UUID routeId, List<UUID> stepIds) {

    public RouteDeleted {
        stepIds = List.copyOf(stepIds);
    }
}
