/** How providers, models and keys do, by what hosts report of their calls; circuits that keep calls from what is ill. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "credential",
            "provider",
            "outcome",
            "catalog",
            "project",
            "project::ui",
            "snapshot",
            "engine",
            "access",
            "platform",
            "platform::ui",
            "db"
        })
package io.restormel.keys.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
