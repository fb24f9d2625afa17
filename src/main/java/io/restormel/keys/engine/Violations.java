package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.List;

/** Gathers objections, each once. */
final class Violations {

    private Violations() {}

    static List<Violation> of(List<StepOutcome> trace) {
        List<Violation> all = new ArrayList<>();
        for (StepOutcome outcome : trace) {
            addMissing(all, outcome.violations());
        }
        return List.copyOf(all);
    }

    /** Lists are short, so looking through them beats hashing. */
    static void addMissing(List<Violation> all, List<Violation> more) {
        for (Violation violation : more) {
            if (!all.contains(violation)) {
                all.add(violation);
            }
        }
    }
}
