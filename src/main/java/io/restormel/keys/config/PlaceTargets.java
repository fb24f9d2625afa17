package io.restormel.keys.config;

import io.restormel.keys.config.ConfigFile.RouteKey;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.policy.BindTarget;
import io.restormel.keys.project.Environment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Finds what a file's places name.
 *
 * @param before the project before the file is applied
 * @param environments those there are now
 * @param stays whether an environment of this slug is still there when the file is applied
 * @param applied the file's routes
 */
record PlaceTargets(
        UUID projectId,
        ConfigState before,
        List<Environment> environments,
        Predicate<String> stays,
        Map<RouteKey, RouteApplier.Applied> applied) {

    /** @throws ApplicationException.Invalid that names the field, when there is no such place */
    BindTarget of(Place place) {
        if (place.told() != null) {
            return told(place.told());
        }
        if (place.environment() == null) {
            return new BindTarget(TargetType.PROJECT, projectId, null);
        }
        if (!stays.test(place.environment())) {
            throw ApplicationException.invalid("environment", "names no environment of the file");
        }
        if (place.route() == null) {
            return new BindTarget(
                    TargetType.ENVIRONMENT,
                    EnvironmentApplier.require("environment", place.environment(), environments)
                            .id(),
                    null);
        }
        var route = applied.get(place.routeKey());
        if (route == null) {
            throw ApplicationException.invalid("route", "names no route of this environment: " + place.route());
        }
        var step = place.step();
        if (step == null) {
            return new BindTarget(TargetType.ROUTE, route.routeId(), null);
        }
        if (step > route.stepIds().size()) {
            throw ApplicationException.invalid(
                    "step", "must be from 1 to " + route.stepIds().size());
        }
        return new BindTarget(
                TargetType.ROUTE_STEP, UUID.fromString(route.stepIds().get(step - 1)), null);
    }

    private BindTarget told(Place.Told told) {
        if (told.type() != TargetType.GATEWAY_KEY || told.name().equals(Place.EACH)) {
            return BindTarget.of(told.type(), told.name());
        }
        var keys = ConfigState.named(told.name(), before.keys());
        if (keys.size() != 1) {
            throw ApplicationException.invalid(
                    told.field(),
                    keys.isEmpty()
                            ? "names no Gateway Key of the project: " + told.name()
                            : "names several Gateway Keys of the project: " + told.name());
        }
        return new BindTarget(TargetType.GATEWAY_KEY, keys.getFirst().id(), null);
    }
}
