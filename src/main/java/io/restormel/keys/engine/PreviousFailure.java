package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/**
 * The step that failed in the attempt before: it and every step before it are skipped.
 *
 * @param selectedStepId looked for first
 * @param selectedOrderIndex looked for when the id is absent or unknown
 */
public record PreviousFailure(
        @Nullable String selectedStepId, @Nullable Integer selectedOrderIndex) {

    public PreviousFailure {
        selectedStepId = Text.trimToNull(selectedStepId);
    }
}
