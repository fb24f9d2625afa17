/** The dashboard's page about the catalogue. */
@NullMarked
package io.restormel.keys.catalog.ui;

import org.jspecify.annotations.NullMarked;
