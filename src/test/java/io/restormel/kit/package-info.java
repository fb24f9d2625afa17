/** A showcase of the dashboard's components for tests; outside the product's packages so that no product test sees it. */
@NullMarked
package io.restormel.kit;

import org.jspecify.annotations.NullMarked;
