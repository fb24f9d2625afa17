/** What a change would do to decisions that were made: recorded requests asked again, with and without it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "snapshot", "project", "access", "platform", "platform::ui", "db"})
package io.restormel.keys.whatif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
