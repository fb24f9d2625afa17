package io.restormel.keys.outcome;

import java.util.List;

/** Told of reported calls once they are durable, each once; must be quick and must not throw. */
@FunctionalInterface
public interface OutcomeObserver {

    void stored(List<Outcome> outcomes);
}
