/** The ends of models: who is affected, told ahead and once, and on which routes a replacement takes over. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"route", "catalog", "project", "project::ui", "access", "platform", "platform::ui", "db"
        })
package io.restormel.keys.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
