/** Projects, their environments and their Gateway Keys. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "snapshot", "engine", "platform", "platform::ui", "db"})
package io.restormel.keys.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
