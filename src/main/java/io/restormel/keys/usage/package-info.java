/** Who used what: records requests without slowing them, rolls them up, and reports on them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "outcome",
            "project",
            "project::ui",
            "catalog",
            "access",
            "platform",
            "platform::ui",
            "db"
        })
package io.restormel.keys.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
