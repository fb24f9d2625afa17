/** Providers' keys, of the workspace and of end users: sealed, verified, replaced, bound, handed out, erased. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "provider",
            "project",
            "project::ui",
            "resolve",
            "usage",
            "outcome",
            "snapshot",
            "catalog",
            "engine",
            "access",
            "platform",
            "platform::ui",
            "db"
        })
package io.restormel.keys.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
