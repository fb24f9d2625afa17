/** Creates that are sent twice are carried out once. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "db", "platform"})
package io.restormel.keys.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
