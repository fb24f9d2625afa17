/** The page of a project's own list of models. */
@NullMarked
package io.restormel.keys.model.ui;

import org.jspecify.annotations.NullMarked;
