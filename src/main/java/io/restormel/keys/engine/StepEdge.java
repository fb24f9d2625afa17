package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/** "After this step, that one". Of several from the same step, the lowest priority goes first, then the lowest id. */
public record StepEdge(
        String fromStepId,
        String toStepId,
        int priority,
        @Nullable String label,
        String id) {}
