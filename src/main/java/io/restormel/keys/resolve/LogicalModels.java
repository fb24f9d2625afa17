package io.restormel.keys.resolve;

import io.restormel.keys.engine.ModelRef;
import java.util.Optional;
import java.util.UUID;

/** Which model a project means by a reference. Asked by probes only, so the answer may come from the database. */
public interface LogicalModels {

    /** Empty when no model that is switched on carries the reference. */
    Optional<ModelRef> find(UUID projectId, LogicalRef reference);
}
