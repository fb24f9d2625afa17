/** From an empty installation to the first answered request: set-up page, sample project, overview. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "access",
            "catalog",
            "project",
            "project::ui",
            "route",
            "policy",
            "usage",
            "usage::ui",
            "platform",
            "platform::ui"
        })
package io.restormel.keys.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
