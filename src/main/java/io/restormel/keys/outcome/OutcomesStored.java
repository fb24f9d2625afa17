package io.restormel.keys.outcome;

import java.util.List;

/** Reports of calls that nobody had sent before were stored in the current transaction. Published in it. */
public record OutcomesStored(List<Outcome> outcomes) {

    public OutcomesStored {
        outcomes = List.copyOf(outcomes);
    }

    /** Without the end users' ids. */
    @Override
    public String toString() {
        return "OutcomesStored[" + outcomes.size() + "]";
    }
}
