/** The documentation's pages within the dashboard. */
@NullMarked
package io.restormel.keys.manual.ui;

import org.jspecify.annotations.NullMarked;
