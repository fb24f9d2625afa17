package io.restormel.keys.audit;

import org.jspecify.annotations.Nullable;

/**
 * What came of verifying a chain.
 *
 * @param checked events looked at
 * @param problem null when the chain is whole
 * @param firstBroken the seq where the chain stops being what was written; null when it is whole
 * @param end where the chain ends, to be noted as a checkpoint
 */
public record ChainCheck(
        long checked, @Nullable Problem problem, @Nullable Long firstBroken, Checkpoint end) {

    /** What is wrong at the first broken link. */
    public enum Problem {
        ALTERED("The event does not say what it said when it was written."),
        MISSING("The event is missing: it was deleted, or moved elsewhere."),
        INSERTED("The event was put in by somebody else."),
        UNLINKED("The event does not follow the one before it."),
        FORGED("The event does not carry this installation's seal: it was written, or written anew, by somebody else."),
        CUT_OFF("The log ends earlier than it did: its last events were deleted."),
        END_UNSEALED("The end of the log is not as it was left: the last events may have been deleted or replaced."),
        CHECKPOINT_MISSED("The log differs from the checkpoint: it was rewritten since.");

        private final String text;

        Problem(String text) {
            this.text = text;
        }

        /** For people, one sentence. */
        public String text() {
            return text;
        }
    }

    public boolean whole() {
        return problem == null;
    }
}
