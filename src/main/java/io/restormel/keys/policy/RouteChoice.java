package io.restormel.keys.policy;

import java.util.List;
import java.util.UUID;

/** A live route to pick from, with its steps in order. */
public record RouteChoice(UUID id, String name, UUID environmentId, String environment, List<StepChoice> steps) {

    /** @param name such as {@code Step 1: gpt-4o} */
    public record StepChoice(UUID id, String name) {}
}
