package io.restormel.keys.engine;

import java.util.List;

/** The answer to "would this model pass?". */
public sealed interface Verdict {

    /** Why not; empty exactly when allowed. */
    List<Violation> violations();

    /** No policy objects. */
    record Allowed() implements Verdict {
        @Override
        public List<Violation> violations() {
            return List.of();
        }
    }

    /** At least one policy objects; all that do are listed. */
    record Denied(List<Violation> violations) implements Verdict {
        public Denied {
            violations = List.copyOf(violations);
        }
    }
}
