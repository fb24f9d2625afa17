/** What the API is, for programs and people: one OpenAPI document, put together from parts, and a page to browse it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package io.restormel.keys.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
