package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/** What is known at the moment of the providers' health. Implementations never wait; one is asked for each request. */
public interface HealthView {

    /** Nothing is ill. */
    HealthView ALL_WELL = new HealthView() {
        @Override
        public boolean isAllWell() {
            return true;
        }

        @Override
        public @Nullable String obstacle(Snapshot snapshot, CompiledRoute route, Candidate candidate, KeyOwner owner) {
            return null;
        }
    };

    /** Tells it for one request. Thread-safe. */
    @FunctionalInterface
    interface Source {
        HealthView of(String projectId);
    }

    /** Whether no circuit of the project is open, so that {@link #obstacle} need not be asked. */
    boolean isAllWell();

    /**
     * Why a candidate should not be called with a key of this owner now, for people; null when it may be. Asking may take
     * the one call that a circuit lets through to see whether its provider has healed.
     */
    @Nullable
    String obstacle(Snapshot snapshot, CompiledRoute route, Candidate candidate, KeyOwner owner);

    /** When the obstacle is looked at again, in epoch milliseconds; null when there is none, or nobody knows. */
    default @Nullable Long retryAtMillis(Snapshot snapshot, CompiledRoute route, Candidate candidate, KeyOwner owner) {
        return null;
    }

    /** The same for questions that lead to no call. */
    default HealthView withoutTrials() {
        return this;
    }
}
