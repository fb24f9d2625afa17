/** The dashboard's page on the health of what is called. */
@NullMarked
package io.restormel.keys.health.ui;

import org.jspecify.annotations.NullMarked;
