package io.restormel.keys.snapshot;

import io.restormel.keys.engine.EndUserFacts;
import java.util.Map;
import java.util.UUID;

/** Where the live configuration reads end users from. Called inside its read transaction. */
public interface EndUserSource {

    /** Everybody with a usable key or a choice, by project and id. */
    Map<UUID, Map<String, EndUserFacts>> all();

    /** Those of one project, by id. */
    Map<String, EndUserFacts> of(UUID projectId);

    /** {@link EndUserFacts#NONE} when there is nothing, or nothing left. */
    EndUserFacts of(UUID projectId, String endUserId);
}
