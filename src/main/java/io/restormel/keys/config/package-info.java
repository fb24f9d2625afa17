/** A whole project as one file: written out, planned, applied. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "health",
            "route",
            "policy",
            "model",
            "credential",
            "project",
            "engine",
            "access",
            "platform"
        })
package io.restormel.keys.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
