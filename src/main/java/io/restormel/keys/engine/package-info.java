/** The decision: which provider and model serves a call, and why. Pure Java, no clock, random, log or I/O. */
@NullMarked
package io.restormel.keys.engine;

import org.jspecify.annotations.NullMarked;
