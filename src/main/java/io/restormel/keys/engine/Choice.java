package io.restormel.keys.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model that an end user chose, as a step of its own before the first of the route. Policies bound to other steps do
 * not concern it; those of workspace, project, environment and route do.
 */
final class Choice {

    /** Before all steps, whose indexes start at 0. */
    static final int BEFORE_ALL = -1;

    private Choice() {}

    /** The id of that step: the same for a route every time, and in the form of a UUID as those of other steps are. */
    static String stepId(String routeId) {
        long hash = Hash64.add(Hash64.SEED, routeId);
        String digits = digits(Hash64.mix(hash)) + digits(Hash64.mix(hash + 1));
        return digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-" + digits.substring(12, 16) + "-"
                + digits.substring(16, 20) + "-" + digits.substring(20);
    }

    private static String digits(long bits) {
        String hex = Long.toHexString(bits);
        return "0".repeat(16 - hex.length()) + hex;
    }

    /** What comes of trying the choice; null when the route does not ask for it or the end user has none. */
    static @Nullable StepOutcome tried(Snapshot snapshot, CompiledRoute route, Gates gates, long nowMillis) {
        CompiledStep step = step(snapshot, route, gates.keys().endUser());
        if (step == null) {
            return null;
        }
        Candidate candidate = step.firstCandidate();
        boolean passes = candidate.violationsAt(nowMillis).isEmpty();
        return passes && !isOffered(route, candidate, nowMillis)
                ? StepOutcome.notOffered(step)
                : gates.outcomeOf(candidate, nowMillis);
    }

    /** As above, in a retry that has passed it. */
    static @Nullable StepOutcome skipped(Snapshot snapshot, CompiledRoute route, EndUserFacts endUser) {
        CompiledStep step = step(snapshot, route, endUser);
        return step == null ? null : StepOutcome.notTried(step, StepOutcome.Status.SKIPPED_BY_RETRY);
    }

    private static @Nullable CompiledStep step(Snapshot snapshot, CompiledRoute route, EndUserFacts endUser) {
        ModelRef model = route.prefersEndUser() ? endUser.choiceFor(route.id()) : null;
        if (model == null) {
            return null;
        }
        CandidateFacts facts = CandidateFacts.settle(
                route.policies(),
                route.environment().id(),
                model.providerType(),
                model.modelId(),
                snapshot.catalog(),
                snapshot.keys());
        StepConfig config = StepConfig.plain(
                stepId(route.id()), BEFORE_ALL, model.providerType(), model.modelId(), "The end user's choice", null);
        return new CompiledStep(config, BEFORE_ALL, List.of(facts));
    }

    /** What the catalogue does not know of a provider is offered when a step of the route names it. */
    private static boolean isOffered(CompiledRoute route, Candidate candidate, long nowMillis) {
        CatalogModel known = candidate.catalogModel();
        Boolean byProvider = known == null ? null : known.offered();
        if (known != null && byProvider != null) {
            return byProvider && !known.isRetiredAt(nowMillis);
        }
        for (CompiledStep step : route.ordered()) {
            for (Candidate each : step.stored()) {
                if (step.enabled()
                        && candidate.model() != null
                        && candidate.model().equals(each.model())) {
                    return true;
                }
            }
        }
        return false;
    }
}
