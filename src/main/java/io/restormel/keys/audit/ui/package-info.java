/** The audit page of the dashboard. */
@NullMarked
package io.restormel.keys.audit.ui;

import org.jspecify.annotations.NullMarked;
