/** What users and client programs rely on, checked from outside over HTTP. */
@NullMarked
package io.restormel.keys.acceptance;

import org.jspecify.annotations.NullMarked;
