package io.restormel.keys.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate has to pass to serve one request, told in this order: conditions, policy, keys, health, limits.
 *
 * @param health asked only of what passes those before
 * @param limits asked last, as they set aside what they let pass; null when nothing is to be set aside
 */
record Gates(
        Snapshot snapshot,
        CompiledRoute route,
        ResolveRequest request,
        KeyCheck keys,
        HealthView health,
        @Nullable LimitCheck limits)
        implements Walk.Gate {

    @Override
    public StepOutcome outcomeOf(Candidate candidate, long nowMillis) {
        if (route.isConditional() || request.attributes().isDemanding()) {
            String unmet = Demands.obstacle(new Asking(request, route, candidate, nowMillis));
            if (unmet != null) {
                return StepOutcome.notApplicable(candidate, unmet);
            }
        }
        StepOutcome outcome = healthy(candidate, nowMillis);
        return limits == null || outcome.status() != StepOutcome.Status.SELECTED
                ? outcome
                : limits.outcomeOf(outcome, nowMillis);
    }

    private StepOutcome healthy(Candidate candidate, long nowMillis) {
        StepOutcome outcome = keys.outcomeOf(candidate, nowMillis);
        if (outcome.status() != StepOutcome.Status.SELECTED || health.isAllWell()) {
            return outcome;
        }
        String obstacle = health.obstacle(snapshot, route, candidate, outcome.keyOwner());
        return obstacle == null ? outcome : StepOutcome.unhealthy(outcome, obstacle);
    }

    /** The same for whoever would rather call something ill than nothing. */
    Gates despiteHealth() {
        return new Gates(snapshot, route, request, keys, HealthView.ALL_WELL, limits);
    }

    /** When the first circuit that stood in the way is looked at again; null when nobody knows. */
    @Nullable
    Long retryAtMillis(List<StepOutcome> trace) {
        Long first = null;
        for (StepOutcome outcome : trace) {
            Long at = outcome.status() == StepOutcome.Status.UNHEALTHY
                    ? health.retryAtMillis(snapshot, route, outcome.candidate(), outcome.keyOwner())
                    : null;
            first = at == null || (first != null && first <= at) ? first : at;
        }
        return first;
    }
}
