/** Tests that drive a real browser against the running server. */
@NullMarked
package io.restormel.keys.e2e;

import org.jspecify.annotations.NullMarked;
