/** Counts what calls use against limits: exactly, across nodes, and before it is used. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "snapshot",
            "outcome",
            "policy",
            "project",
            "project::ui",
            "access",
            "platform",
            "platform::ui",
            "db"
        })
package io.restormel.keys.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
