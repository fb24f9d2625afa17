/** Talking to one upstream provider: is this key accepted, may this address be called. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package io.restormel.keys.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
