/** Telling other systems of changes: signed, from a durable outbox, again and again until they answer or a day is over. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "provider", "platform", "platform::ui", "db"})
package io.restormel.keys.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
