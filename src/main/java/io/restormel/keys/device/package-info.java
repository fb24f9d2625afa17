/** Signing in from a command line: a code shown there, approved by a person here, becomes a Gateway Key (RFC 8628). */
@NullMarked
@ApplicationModule(allowedDependencies = {"project", "project::ui", "access", "platform", "platform::ui", "db"})
package io.restormel.keys.device;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
