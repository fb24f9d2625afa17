/** The load program: what the way over HTTP costs. */
@NullMarked
package io.restormel.keys.http;

import org.jspecify.annotations.NullMarked;
