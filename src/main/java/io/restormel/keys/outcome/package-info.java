/** What became of the calls that hosts made: takes their reports durably, rates them, rolls them up. */
@NullMarked
@ApplicationModule(allowedDependencies = {"project", "catalog", "access", "platform", "db"})
package io.restormel.keys.outcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
