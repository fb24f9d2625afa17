/** Sign-in and the people of the workspace. */
@NullMarked
package io.restormel.keys.access.ui;

import org.jspecify.annotations.NullMarked;
