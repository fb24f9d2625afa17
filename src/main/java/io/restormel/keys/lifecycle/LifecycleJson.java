package io.restormel.keys.lifecycle;

import io.restormel.keys.route.RouteModels;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model that ends and what uses it. Dates are days of UTC, such as {@code 2026-12-11}; {@code id} is the model's.
 */
record LifecycleJson(
        String id,
        String name,
        String stage,
        @Nullable String deprecationDate,
        @Nullable String retirementDate,
        @Nullable String replacementModelId,
        List<UseJson> uses) {

    /** {@code onRetirement} and the ids are null where it is no step of a route. */
    record UseJson(
            String kind,
            @Nullable String providerType,
            @Nullable UUID routeId,
            @Nullable String routeName,
            @Nullable String stepId,
            @Nullable Integer orderIndex,
            @Nullable String onRetirement,
            long count) {

        static UseJson of(Use use) {
            boolean step = use.stepId() != null;
            return new UseJson(
                    use.kind().wire(),
                    use.providerType(),
                    use.routeId(),
                    use.routeName(),
                    use.stepId(),
                    step ? use.orderIndex() : null,
                    step ? RouteModels.wire(use.replaces()) : null,
                    use.count());
        }
    }

    static LifecycleJson of(EndingModel ending) {
        var model = ending.model();
        return new LifecycleJson(
                model.id(),
                model.canonicalName(),
                ending.stage().wire(),
                text(model.deprecationDate()),
                text(model.retirementDate()),
                model.replacementModelId(),
                ending.uses().stream().map(UseJson::of).toList());
    }

    private static @Nullable String text(@Nullable Object date) {
        return date == null ? null : date.toString();
    }
}
