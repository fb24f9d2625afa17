package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/**
 * A step as a reply shows it: with the model it chose, or would choose.
 *
 * @param selected whether this is the step that serves the call
 */
public record StepPreview(CompiledStep step, Candidate candidate, boolean selected) {

    /** Canonical provider; null when the configuration names none. */
    public @Nullable String providerType() {
        return candidate.providerType();
    }

    /** Null when the configuration names none. */
    public @Nullable String modelId() {
        return candidate.modelId();
    }

    /** Position in the stored pool, from 0; null outside a pool. */
    public @Nullable Integer poolMemberIndex() {
        return candidate.poolMemberIndex();
    }
}
