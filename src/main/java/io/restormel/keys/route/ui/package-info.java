/** The dashboard's routes: the list, and the editor with its draft, versions and trial. */
@NullMarked
package io.restormel.keys.route.ui;

import org.jspecify.annotations.NullMarked;
