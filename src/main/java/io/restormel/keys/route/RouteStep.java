package io.restormel.keys.route;

import io.restormel.keys.engine.StepConfig;
import java.time.Instant;
import java.util.UUID;

/** A step of a draft with its dates. */
public record RouteStep(UUID routeId, StepConfig config, Instant createdAt, Instant updatedAt) {}
