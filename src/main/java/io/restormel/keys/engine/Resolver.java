package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/**
 * Picks the first enabled step of a route that passes policy and can be executed.
 *
 * <p>Knows nothing of HTTP, storage, time or credentials: the same snapshot, request and signals give the same answer.
 * What the compiler could settle it has settled, so that the usual request is two map look-ups and one allocation.
 */
public final class Resolver {

    private Resolver() {}

    /** Never throws for a request, whatever it holds; thread-safe. */
    public static Resolution resolve(Snapshot snapshot, ResolveRequest request, Signals signals) {
        EnvironmentRoutes environment;
        if (request.environment() == null) {
            environment = snapshot.defaultRoutes();
            if (environment == null) {
                return new Resolution.NoEnvironment();
            }
        } else {
            environment = snapshot.routesOf(request.environment());
            if (environment == null) {
                return new Resolution.NoRoute(null, null, Resolution.NoRoute.Reason.UNKNOWN_ENVIRONMENT);
            }
        }
        String routeId = request.routeId();
        return routeId == null
                ? discovered(snapshot, environment, request, signals)
                : named(snapshot, environment, routeId, request, signals);
    }

    private static Resolution discovered(
            Snapshot snapshot, EnvironmentRoutes environment, ResolveRequest request, Signals signals) {
        CompiledRoute route = environment.discover(request.workload(), request.stage());
        return route == null
                ? new Resolution.NoRoute(environment.config(), null, Resolution.NoRoute.Reason.NO_MATCH)
                : walk(snapshot, route, request, signals);
    }

    /** A route asked for by id or name never gives way to another one. */
    private static Resolution named(
            Snapshot snapshot, EnvironmentRoutes environment, String routeId, ResolveRequest request, Signals signals) {
        CompiledRoute route = snapshot.findRoute(routeId);
        if (route == null) {
            route = environment.named(routeId);
        }
        if (route == null) {
            CompiledRoute elsewhere = snapshot.namedAnywhere(routeId);
            return new Resolution.NoRoute(
                    environment.config(),
                    elsewhere,
                    elsewhere == null
                            ? Resolution.NoRoute.Reason.UNKNOWN_ROUTE
                            : Resolution.NoRoute.Reason.OTHER_ENVIRONMENT);
        }
        if (!route.environment().id().equals(environment.config().id())) {
            return new Resolution.NoRoute(environment.config(), route, Resolution.NoRoute.Reason.OTHER_ENVIRONMENT);
        }
        return switch (route.availability()) {
            case SELECTABLE -> walk(snapshot, route, request, signals);
            case INACTIVE, DISABLED, MISCONFIGURED -> new Resolution.RouteDisabled(route);
            case UNPUBLISHED -> new Resolution.RouteUnpublished(route);
        };
    }

    private static Resolution walk(Snapshot snapshot, CompiledRoute route, ResolveRequest request, Signals signals) {
        long now = signals.nowMillis();
        int start = request.attemptNumber() == 0 ? 0 : afterFailure(route.ordered(), request.previousFailure());
        Walk walk;
        if (start == 0 && now < route.settledUntilMillis()) {
            walk = route.settled();
        } else {
            PoolOrder order = new PoolOrder(request.poolKey(), request.attemptNumber(), signals);
            walk = Walk.over(route.ordered(), start, now, order);
        }
        StepOutcome winner = walk.winner();
        return winner == null
                ? unserved(route, walk)
                : new Resolution.Resolved(snapshot, route, winner, walk.trace(), request, now);
    }

    /** Position of the first step that may be tried again; 0 when nothing tells which one failed. */
    private static int afterFailure(CompiledStep[] steps, @Nullable PreviousFailure failure) {
        if (failure == null) {
            return 0;
        }
        if (failure.selectedStepId() != null) {
            for (CompiledStep step : steps) {
                if (step.id().equals(failure.selectedStepId())) {
                    return step.position() + 1;
                }
            }
        }
        if (failure.selectedOrderIndex() != null) {
            for (CompiledStep step : steps) {
                if (step.orderIndex() == failure.selectedOrderIndex()) {
                    return step.position() + 1;
                }
            }
        }
        return 0;
    }

    private static Resolution unserved(CompiledRoute route, Walk walk) {
        boolean blocked = false;
        boolean keyless = false;
        boolean skipped = false;
        for (StepOutcome outcome : walk.trace()) {
            switch (outcome.status()) {
                case INCOMPLETE -> {
                    return new Resolution.ResolveIncomplete(route, walk.trace());
                }
                case BLOCKED -> blocked = true;
                case NO_KEY -> keyless = true;
                case SKIPPED_BY_RETRY -> skipped = true;
                case SELECTED, DISABLED, NOT_REACHED -> {}
            }
        }
        if (keyless) {
            return new Resolution.NoKeyAvailable(
                    route, walk.trace(), "No usable provider key for any step that policy lets pass");
        }
        if (blocked) {
            return new Resolution.PolicyBlocked(route, walk.trace());
        }
        return new Resolution.NoKeyAvailable(
                route,
                walk.trace(),
                skipped ? "No further steps to try after previous failure context" : "The route has no enabled step");
    }
}
