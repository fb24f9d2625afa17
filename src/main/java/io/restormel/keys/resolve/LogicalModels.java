package io.restormel.keys.resolve;

import io.restormel.keys.engine.ModelRef;
import java.util.Optional;
import java.util.UUID;

/** Which model a project means by a reference. Asked by probes only, so the answer may come from the database. */
public interface LogicalModels {

    /** @param enabled whether the project lets it be called */
    record Named(ModelRef model, boolean enabled) {}

    /** Empty when no model carries the reference. */
    Optional<Named> find(UUID projectId, LogicalRef reference);
}
