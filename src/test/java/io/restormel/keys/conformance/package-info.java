/** Behaviour cases as data: a configuration, a request and the decision expected, run by whoever can decide. */
@NullMarked
package io.restormel.keys.conformance;

import org.jspecify.annotations.NullMarked;
