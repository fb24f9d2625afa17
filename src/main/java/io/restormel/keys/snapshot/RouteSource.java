package io.restormel.keys.snapshot;

import io.restormel.keys.engine.RouteConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where the snapshot reads routes from, each as it is to be served. Called inside its read transaction. */
public interface RouteSource {

    /** The routes of these projects by project; a project without routes may be absent. */
    Map<UUID, List<RouteConfig>> liveRoutes(Set<UUID> projectIds);
}
