package io.restormel.keys.route;

import java.util.UUID;

/** A route that was looked for by its name. */
public record FoundRoute(UUID id, String name, UUID projectId, String projectName) {}
