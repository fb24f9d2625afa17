/** Policies and where they are bound: which models and providers may serve, and which may not. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "catalog",
            "model",
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
package io.restormel.keys.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
