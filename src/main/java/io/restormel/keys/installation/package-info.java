/** What this installation is and how it was set up, to read: version, database, sign-in, the key that seals. */
@NullMarked
@ApplicationModule(allowedDependencies = {"credential", "access", "platform", "platform::ui"})
package io.restormel.keys.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
