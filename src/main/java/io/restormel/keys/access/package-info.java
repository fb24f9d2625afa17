/** Who is calling: people (form login, OAuth2/OIDC), Gateway Keys and management keys; and what each may do. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "platform::ui", "db"})
package io.restormel.keys.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
