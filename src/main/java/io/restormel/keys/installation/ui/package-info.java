/** The pages that tell how the server was set up. */
@NullMarked
package io.restormel.keys.installation.ui;

import org.jspecify.annotations.NullMarked;
