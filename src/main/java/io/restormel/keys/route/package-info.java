/** Routes and their steps: draft, edit, publish, roll back. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "catalog",
            "resolve",
            "snapshot",
            "whatif",
            "whatif::ui",
            "project",
            "project::ui",
            "access",
            "platform",
            "platform::ui",
            "db"
        })
package io.restormel.keys.route;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
