package io.restormel.keys.policy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A live route to pick from, with its steps in order. */
public record RouteChoice(UUID id, String name, UUID environmentId, String environment, List<StepChoice> steps) {

    /**
     * @param number from 1
     * @param what its label, else its model; null when it has neither
     */
    public record StepChoice(UUID id, int number, @Nullable String what) {}
}
