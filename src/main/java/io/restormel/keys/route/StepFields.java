package io.restormel.keys.route;

import io.restormel.keys.engine.StepConfig;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a step as the API does, for others who read them from elsewhere. */
public final class StepFields {

    private StepFields() {}

    /** @throws io.restormel.keys.platform.ApplicationException.Invalid that names the field */
    public static StepConfig read(String id, JsonNode fields) {
        return StepBody.of(fields).create(id);
    }
}
