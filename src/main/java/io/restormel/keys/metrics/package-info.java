/** What this node has done and how it fares, for Prometheus and for OpenTelemetry collectors. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "platform", "catalog", "snapshot", "usage", "outcome"})
package io.restormel.keys.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
