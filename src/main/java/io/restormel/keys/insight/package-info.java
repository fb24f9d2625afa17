/** What a project's configuration amounts to: explained routes, advice, readiness, coverage. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "catalog",
            "route",
            "policy",
            "credential",
            "whatif",
            "project",
            "access",
            "platform"
        })
package io.restormel.keys.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
