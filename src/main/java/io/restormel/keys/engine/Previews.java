package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the steps that were not chosen would choose. Pools are ordered as the next attempt of the same caller would
 * order them; round robin does not advance for a preview and starts at its first member.
 */
final class Previews {

    private Previews() {}

    static List<StepPreview> chain(Resolution.Resolved resolved) {
        Walk.Order order = order(resolved);
        List<StepPreview> chain = new ArrayList<>();
        if (resolved.step().isChoice()) {
            chain.add(new StepPreview(resolved.step(), resolved.selected().candidate(), true));
        }
        for (CompiledStep step : resolved.route().ordered()) {
            if (step == resolved.step()) {
                chain.add(new StepPreview(step, resolved.selected().candidate(), true));
            } else if (step.enabled()) {
                Candidate eligible = firstEligible(step, order, resolved);
                chain.add(new StepPreview(step, eligible == null ? step.firstCandidate() : eligible, false));
            }
        }
        return List.copyOf(chain);
    }

    static List<StepPreview> fallbacks(Resolution.Resolved resolved) {
        Walk.Order order = order(resolved);
        CompiledStep[] steps = resolved.route().ordered();
        List<StepPreview> fallbacks = new ArrayList<>();
        for (int i = resolved.step().position() + 1; i < steps.length; i++) {
            Candidate eligible = firstEligible(steps[i], order, resolved);
            if (steps[i].enabled() && eligible != null) {
                fallbacks.add(new StepPreview(steps[i], eligible, false));
            }
        }
        return List.copyOf(fallbacks);
    }

    /** Whether no other step would choose anything else if nothing were limited. */
    static boolean areUnlimited(Resolution.Resolved resolved) {
        Walk.Order order = order(resolved);
        Resolution.Resolved unlimited = resolved.unlimited();
        for (CompiledStep step : resolved.route().ordered()) {
            if (step != resolved.step()
                    && step.enabled()
                    && firstEligible(step, order, resolved) != firstEligible(step, order, unlimited)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Candidate firstEligible(
            CompiledStep step, Walk.Order order, Resolution.Resolved resolved) {
        for (Candidate candidate : order.of(step)) {
            if (resolved.gates().outcomeOf(candidate, resolved.nowMillis()).status() == StepOutcome.Status.SELECTED) {
                return candidate;
            }
        }
        return null;
    }

    private static Walk.Order order(Resolution.Resolved resolved) {
        ResolveRequest request = resolved.request();
        return new PoolOrder(request.poolKey(), request.attemptNumber() + 1, Signals.at(resolved.nowMillis()));
    }
}
