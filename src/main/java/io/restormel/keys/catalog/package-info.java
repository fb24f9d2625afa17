/** Providers and models: what exists, what it costs, and how long it will live. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "platform", "platform::ui", "db"})
package io.restormel.keys.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
