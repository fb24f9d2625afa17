package io.restormel.keys.route;

import java.util.UUID;

/**
 * A route to be created.
 *
 * @param followsDraft true makes it live at once, and every edit with it; false makes it a draft until it is published,
 *     whatever versions the settings name
 */
public record NewRoute(UUID environmentId, RouteSettings settings, RouteContent draft, boolean followsDraft) {}
