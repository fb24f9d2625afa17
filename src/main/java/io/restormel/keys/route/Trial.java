package io.restormel.keys.route;

import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.StepOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What was decided when a request was tried.
 *
 * @param written the route with the models that people put there; null where no route matched
 * @param served the same with replacements in the place of retired models
 */
public record Trial(
        Resolution resolution,
        @Nullable RouteConfig written,
        @Nullable RouteConfig served) {

    /** The retired model that the outcome's model stands in for; null when it is the one that was written down. */
    public @Nullable String standsInFor(StepOutcome outcome) {
        if (written == null || served == null) {
            return null;
        }
        var was = model(written, outcome);
        return was == null || was.equals(model(served, outcome)) ? null : was;
    }

    private static @Nullable String model(RouteConfig route, StepOutcome outcome) {
        return route.steps().stream()
                .filter(step -> step.id().equals(outcome.step().id()))
                .findFirst()
                .map(step -> model(step, outcome.poolMemberIndex()))
                .orElse(route.defaultModelId());
    }

    private static @Nullable String model(StepConfig step, @Nullable Integer member) {
        var pool = step.modelPool();
        var own = pool == null || member == null
                ? null
                : pool.members().get(member).modelId();
        return own == null ? step.modelId() : own;
    }
}
