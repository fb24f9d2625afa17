package io.restormel.keys.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one candidate of one step: a line of the decision trace.
 *
 * @param candidate the one tried; for a step that was not tried, its first
 * @param violations the policies' objections; empty unless {@link Status#BLOCKED}
 * @param reason for people; null when the status says it all
 * @param keyOwner whose key it would be called with; of use only when {@link Status#SELECTED}
 */
public record StepOutcome(
        CompiledStep step,
        Candidate candidate,
        Status status,
        List<Violation> violations,
        @Nullable String reason,
        KeyOwner keyOwner) {

    private StepOutcome(
            CompiledStep step,
            Candidate candidate,
            Status status,
            List<Violation> violations,
            @Nullable String reason) {
        this(step, candidate, status, violations, reason, KeyOwner.PLATFORM);
    }

    /** What can become of a step. */
    public enum Status {
        /** Chosen. */
        SELECTED,
        /** A policy objects. */
        BLOCKED,
        /** No policy objects, but the provider or the model is missing. */
        INCOMPLETE,
        /** It could serve, but no key of the provider may be used for it. */
        NO_KEY,
        /** An end user's choice that no policy objects to, but that its provider does not serve, or no longer. */
        NOT_OFFERED,
        /** The step demands something that this request does not have. */
        NOT_APPLICABLE,
        /** It could serve, but its circuit is open: calls of late have failed. */
        UNHEALTHY,
        /** At or before the step that failed in the attempt before. */
        SKIPPED_BY_RETRY,
        /** Switched off in the configuration. */
        DISABLED,
        /** An earlier step was chosen. */
        NOT_REACHED
    }

    /** Position in the stored pool, from 0; null outside a pool. */
    public @Nullable Integer poolMemberIndex() {
        return candidate.poolMemberIndex();
    }

    /** Null when the provider or the model is missing. */
    public @Nullable ModelRef model() {
        return candidate.model();
    }

    static StepOutcome reached(CompiledStep step, Candidate candidate, List<Violation> violations) {
        if (!violations.isEmpty()) {
            return new StepOutcome(step, candidate, Status.BLOCKED, violations, "Blocked by policy");
        }
        if (candidate.providerType() == null) {
            return new StepOutcome(step, candidate, Status.INCOMPLETE, List.of(), "The step has no provider");
        }
        if (candidate.modelId() == null) {
            return new StepOutcome(
                    step, candidate, Status.INCOMPLETE, List.of(), "Neither the step nor its route has a model");
        }
        if (!candidate.hasKey()) {
            String reason = "No usable key for " + candidate.providerType()
                    + (candidate.keyObstacle() == null ? "" : ": " + candidate.keyObstacle());
            return new StepOutcome(step, candidate, Status.NO_KEY, List.of(), reason);
        }
        return new StepOutcome(step, candidate, Status.SELECTED, List.of(), null);
    }

    static StepOutcome byOwnKey(CompiledStep step, Candidate candidate) {
        return new StepOutcome(
                step, candidate, Status.SELECTED, List.of(), "With the end user's own key", KeyOwner.END_USER);
    }

    static StepOutcome withoutOwnKey(CompiledStep step, Candidate candidate) {
        String reason = "The end user has no usable key for " + candidate.providerType();
        return new StepOutcome(step, candidate, Status.NO_KEY, List.of(), reason);
    }

    static StepOutcome notApplicable(Candidate candidate, String reason) {
        return new StepOutcome(candidate.step(), candidate, Status.NOT_APPLICABLE, List.of(), reason);
    }

    static StepOutcome notOffered(CompiledStep choice) {
        String reason = "The provider does not serve this model";
        return new StepOutcome(choice, choice.firstCandidate(), Status.NOT_OFFERED, List.of(), reason);
    }

    /** @param served the outcome if it were healthy */
    static StepOutcome unhealthy(StepOutcome served, String reason) {
        return new StepOutcome(
                served.step(), served.candidate(), Status.UNHEALTHY, List.of(), reason, served.keyOwner());
    }

    /** @param outcome what came of it when nobody asked how it does */
    static StepOutcome despiteHealth(StepOutcome outcome) {
        return outcome.status() != Status.SELECTED
                ? outcome
                : new StepOutcome(
                        outcome.step(),
                        outcome.candidate(),
                        Status.SELECTED,
                        List.of(),
                        "Its circuit is open, but nothing healthy can serve",
                        outcome.keyOwner());
    }

    /** @param served the outcome if nothing were limited */
    static StepOutcome limited(StepOutcome served, List<Violation> violations) {
        return new StepOutcome(served.step(), served.candidate(), Status.BLOCKED, violations, "Blocked by a limit");
    }

    static StepOutcome notTried(CompiledStep step, Status status) {
        return new StepOutcome(step, step.firstCandidate(), status, List.of(), null);
    }
}
