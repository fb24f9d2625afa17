package io.restormel.keys.outcome;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Knows recorded decisions; who records them provides it. Thread-safe. */
@FunctionalInterface
public interface DecisionSource {

    /** A decision and the project that it was made for. */
    record Known(UUID projectId, Decided decided) {}

    /** Those of the decisions that are recorded by now; the others are absent. May ask the database. */
    Map<UUID, Known> known(Collection<UUID> decisionIds);
}
