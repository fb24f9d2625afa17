package io.restormel.keys.outcome;

import java.util.List;

/** Where the writer's thread puts a group of outcomes. */
interface OutcomeStore {

    /**
     * Stores what can be stored, durably.
     *
     * @return one fate for each, in their order
     * @throws RuntimeException when the fault is not the outcomes'; some may be stored, and storing them again is safe
     */
    List<Fate> store(List<Outcome> outcomes);
}
