/** The documentation, as the repository has it under {@code docs/}: read, linked and searched within the dashboard. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "platform::ui"})
package io.restormel.keys.manual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
