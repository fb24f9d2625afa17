/** Restormel Keys: which provider and model serves a call, and why. */
@NullMarked
package io.restormel.keys;

import org.jspecify.annotations.NullMarked;
