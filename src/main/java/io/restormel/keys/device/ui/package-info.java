/** The page on which a person approves a sign-in from a command line. */
@NullMarked
package io.restormel.keys.device.ui;

import org.jspecify.annotations.NullMarked;
