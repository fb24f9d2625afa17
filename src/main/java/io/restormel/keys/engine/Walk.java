package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the steps of a route, up to the first candidate that can serve.
 *
 * @param winner null when none can
 * @param trace one outcome for each candidate tried and one for each other step, in order
 */
record Walk(@Nullable StepOutcome winner, List<StepOutcome> trace) {

    /** In which order the candidates of a step are tried. */
    @FunctionalInterface
    interface Order {

        /** Pools as stored: right for every step whose order does not depend on the request. */
        Order STORED = CompiledStep::stored;

        Candidate[] of(CompiledStep step);
    }

    /** Whether a candidate may serve. */
    @FunctionalInterface
    interface Gate {

        /** What comes of trying a candidate at an instant in epoch milliseconds. */
        StepOutcome outcomeOf(Candidate candidate, long nowMillis);
    }

    /**
     * @param start position of the first step that may be tried
     * @param nowMillis epoch milliseconds
     */
    static Walk over(CompiledStep[] steps, int start, long nowMillis, Order order, Gate gate) {
        return over(null, steps, start, nowMillis, order, gate);
    }

    /** @param choice what came of the end user's choice, which goes first; null when there is none */
    static Walk over(
            @Nullable StepOutcome choice, CompiledStep[] steps, int start, long nowMillis, Order order, Gate gate) {
        List<StepOutcome> trace = new ArrayList<>(steps.length + 2);
        StepOutcome winner = null;
        if (choice != null) {
            trace.add(choice);
            winner = choice.status() == StepOutcome.Status.SELECTED ? choice : null;
        }
        for (int i = 0; i < steps.length; i++) {
            CompiledStep step = steps[i];
            if (winner != null || !step.enabled()) {
                trace.add(step.notReached());
            } else if (i < start) {
                trace.add(StepOutcome.notTried(step, StepOutcome.Status.SKIPPED_BY_RETRY));
            } else {
                winner = tryStep(order.of(step), nowMillis, gate, trace);
            }
        }
        return new Walk(winner, Collections.unmodifiableList(trace));
    }

    /** What was passed over because it is ill is tried after all; the trace goes on with it. */
    Walk overUnhealthy(long nowMillis, Gate gate) {
        List<StepOutcome> longer = new ArrayList<>(trace);
        for (StepOutcome outcome : trace) {
            if (outcome.status() == StepOutcome.Status.UNHEALTHY) {
                StepOutcome again = StepOutcome.despiteHealth(gate.outcomeOf(outcome.candidate(), nowMillis));
                longer.add(again);
                if (again.status() == StepOutcome.Status.SELECTED) {
                    return new Walk(again, Collections.unmodifiableList(longer));
                }
            }
        }
        return this;
    }

    private static @Nullable StepOutcome tryStep(
            Candidate[] candidates, long nowMillis, Gate gate, List<StepOutcome> trace) {
        for (Candidate candidate : candidates) {
            StepOutcome outcome = gate.outcomeOf(candidate, nowMillis);
            trace.add(outcome);
            if (outcome.status() == StepOutcome.Status.SELECTED) {
                return outcome;
            }
        }
        return null;
    }
}
