/** The live configuration in memory: LOADED, STALE (the last good one still served) or ERROR (none yet). */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "catalog", "access", "platform", "db"})
package io.restormel.keys.snapshot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
