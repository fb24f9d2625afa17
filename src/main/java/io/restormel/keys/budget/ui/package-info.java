/** The page of a project's limits. */
@NullMarked
package io.restormel.keys.budget.ui;

import org.jspecify.annotations.NullMarked;
