/** What this node has done and how it fares, for Prometheus. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "platform", "snapshot", "usage"})
package io.restormel.keys.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
