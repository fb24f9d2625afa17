/** The dashboard's page of models that end. */
@NullMarked
package io.restormel.keys.lifecycle.ui;

import org.jspecify.annotations.NullMarked;
