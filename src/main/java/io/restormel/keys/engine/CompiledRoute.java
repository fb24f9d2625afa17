package io.restormel.keys.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route ready to be walked: steps in order, and its answer where no request can change it. Immutable. */
public final class CompiledRoute {

    /** Whether a route may serve, and if not, why. */
    public enum Availability {
        SELECTABLE,
        /** Its status is not active. */
        INACTIVE,
        /** Switched off. */
        DISABLED,
        /** It has a draft, but nothing published. */
        UNPUBLISHED,
        /** A {@link ConfigProblem} of severity error names it. */
        MISCONFIGURED
    }

    private final RouteConfig config;
    private final EnvironmentConfig environment;
    private final Availability availability;
    private final PolicySet policies;
    private final boolean limited;
    private final CompiledStep[] steps;
    private final @Nullable Serving settled;
    private final List<StepOutcome> settledTrace;
    private final long settledUntilMillis;
    private final boolean conditional;

    CompiledRoute(
            RouteConfig config,
            EnvironmentConfig environment,
            Availability availability,
            PolicySet policies,
            boolean limited,
            List<CompiledStep> steps) {
        this.config = config;
        this.environment = environment;
        this.availability = availability;
        this.policies = policies;
        this.limited = limited;
        this.steps = steps.toArray(CompiledStep[]::new);
        Walk walk = Walk.over(this.steps, 0, Long.MIN_VALUE, Walk.Order.STORED, KeyCheck.PLATFORM);
        this.settled = walk.winner() == null ? null : new Serving(this, walk.winner(), walk.trace());
        this.settledTrace = walk.trace();
        this.conditional = steps.stream()
                .anyMatch(step -> step.enabled() && !step.demands().isEmpty());
        this.settledUntilMillis = asksEndUser() || conditional ? Long.MIN_VALUE : settledUntil(this.steps);
    }

    public RouteConfig config() {
        return config;
    }

    public String id() {
        return config.id();
    }

    public String name() {
        return config.name();
    }

    public EnvironmentConfig environment() {
        return environment;
    }

    public Availability availability() {
        return availability;
    }

    /** Whose keys count. */
    public KeyUse keyUse() {
        return config.keyUse();
    }

    /** What becomes of candidates whose circuits are open. */
    public OpenCircuitUse onOpenCircuit() {
        return config.openCircuitUse();
    }

    /** Whether the model that the end user chose goes before the steps. */
    public boolean prefersEndUser() {
        return config.prefersEndUser();
    }

    /** Whether the answer can depend on who the end user is. */
    boolean asksEndUser() {
        return keyUse().countsEndUser() || prefersEndUser();
    }

    /** Whether a step asks something of the request, or of the moment, before it applies. */
    boolean isConditional() {
        return conditional;
    }

    /** Whether limits count what is decided here, so that each decision has to be told to them. */
    public boolean isLimited() {
        return limited;
    }

    /** Those of workspace, project, environment and route. */
    PolicySet policies() {
        return policies;
    }

    /** All steps, disabled ones too, in the order in which they are tried; empty when misconfigured. */
    public List<CompiledStep> steps() {
        return List.of(steps);
    }

    CompiledStep[] ordered() {
        return steps;
    }

    /**
     * What a walk over all steps comes to, worked out by the compiler; right before {@link #settledUntilMillis()}. Null
     * when no step can serve.
     */
    @Nullable
    Serving settled() {
        return settled;
    }

    List<StepOutcome> settledTrace() {
        return settledTrace;
    }

    /** Epoch milliseconds at which a date of the catalogue comes; the smallest long when it depends on the request. */
    long settledUntilMillis() {
        return settledUntilMillis;
    }

    /** Whether this is the trace, the very object, of every request that no retry and no date makes differ. */
    public boolean isSettled(List<StepOutcome> trace) {
        return trace == settledTrace;
    }

    @Override
    public String toString() {
        return "route " + config.name() + " (" + config.id() + ")";
    }

    private static long settledUntil(CompiledStep[] steps) {
        long until = Long.MAX_VALUE;
        for (CompiledStep step : steps) {
            if (step.enabled() && step.isOrderedByRequest()) {
                return Long.MIN_VALUE;
            }
            for (Candidate candidate : step.stored()) {
                until = Math.min(until, candidate.turnsAtMillis());
            }
        }
        return until;
    }
}
