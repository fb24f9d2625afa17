package io.restormel.keys.engine;

import java.util.List;

/**
 * The step of a route that serves a call, and how it was come to. Immutable.
 *
 * @param trace every step in order, with what became of it
 */
record Serving(CompiledRoute route, StepOutcome selected, List<StepOutcome> trace) {}
