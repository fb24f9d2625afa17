/** What host apps embed: widget sessions, the feed behind the elements, the files, and the hosted page. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "credential",
            "project",
            "project::ui",
            "resolve",
            "snapshot",
            "catalog",
            "provider",
            "engine",
            "access",
            "platform",
            "platform::ui",
            "db"
        })
package io.restormel.keys.embed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
