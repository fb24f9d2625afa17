/** The dashboard's pages about providers' keys and about end users. */
@NullMarked
package io.restormel.keys.credential.ui;

import org.jspecify.annotations.NullMarked;
