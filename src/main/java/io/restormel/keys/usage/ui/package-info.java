/** The usage pages of the dashboard. */
@NullMarked
package io.restormel.keys.usage.ui;

import org.jspecify.annotations.NullMarked;
