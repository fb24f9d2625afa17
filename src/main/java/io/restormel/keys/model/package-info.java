/** A project's own list of models: which it uses, which it only knows, and what it calls them by. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "resolve",
            "catalog",
            "project",
            "project::ui",
            "engine",
            "access",
            "platform",
            "platform::ui",
            "db"
        })
package io.restormel.keys.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
