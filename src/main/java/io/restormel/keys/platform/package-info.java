/** What every feature shares and none owns: errors, clock, database set-up, events, the page frame. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "db")
package io.restormel.keys.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
