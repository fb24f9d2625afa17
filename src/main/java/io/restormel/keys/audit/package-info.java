/** Who changed what: an append-only log, hash-chained in the transaction of the change; read, exported, verified. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "platform", "platform::ui", "db"})
package io.restormel.keys.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
