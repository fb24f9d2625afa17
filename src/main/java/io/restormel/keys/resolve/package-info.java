/** HTTP for resolve, evaluate and simulate: the hot path, which touches no database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "snapshot", "usage", "access", "platform"})
package io.restormel.keys.resolve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
