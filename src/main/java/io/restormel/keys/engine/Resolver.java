package io.restormel.keys.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Picks the first enabled step of a route that passes policy and can be executed.
 *
 * <p>Knows nothing of HTTP, storage or time: the same snapshot, request and signals give the same answer.
 * What the compiler could settle it has settled, so that the usual request is two look-ups and one allocation.
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
        if (routeId == null) {
            return discovered(snapshot, environment, request, signals);
        }
        Resolution settled = signals.health(snapshot.projectId()).isAllWell()
                ? environment.settled().find(snapshot, routeId, request, signals.nowMillis())
                : null;
        return settled == null ? named(snapshot, environment, routeId, request, signals) : settled;
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
        if (!route.environment().equals(environment.config())) {
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
        int start = request.attemptNumber() == 0
                ? Choice.BEFORE_ALL
                : Retry.of(route, request).start();
        HealthView health = route.onOpenCircuit() == OpenCircuitUse.IGNORE
                ? HealthView.ALL_WELL
                : signals.health(snapshot.projectId());
        LimitCheck limits = route.isLimited() ? LimitCheck.of(snapshot, route, request, signals.limits()) : null;
        if (start <= 0
                && !request.attributes().isDemanding()
                && health.isAllWell()
                && now < route.settledUntilMillis()) {
            Serving settled = route.settled();
            if (settled == null) {
                return unserved(route, route.settledTrace(), null, now);
            }
            if (limits == null || limits.objections(settled.selected(), now).isEmpty()) {
                return new Resolution.Resolved(
                        snapshot, settled, request, EndUserFacts.NONE, health, signals.limits(), now);
            }
        }
        PoolOrder order = new PoolOrder(request.poolKey(), request.attemptNumber(), signals);
        EndUserFacts endUser = route.asksEndUser() && request.endUserId() != null
                ? signals.endUser(snapshot.projectId(), request.endUserId())
                : EndUserFacts.NONE;
        Gates gates = new Gates(snapshot, route, request, new KeyCheck(route.keyUse(), endUser), health, limits);
        StepOutcome choice = start == Choice.BEFORE_ALL
                ? Choice.tried(snapshot, route, gates, now)
                : Choice.skipped(snapshot, route, endUser);
        Walk walk = Walk.over(choice, route.ordered(), start, now, order, gates);
        if (walk.winner() == null && route.onOpenCircuit() == OpenCircuitUse.DEPRIORITISE) {
            walk = walk.overUnhealthy(now, gates.despiteHealth());
        }
        if (walk.winner() == null) {
            return unserved(route, walk.trace(), gates, now);
        }
        Serving serving = new Serving(route, walk.winner(), walk.trace());
        return new Resolution.Resolved(snapshot, serving, request, endUser, health, signals.limits(), now);
    }

    /** @param gates null when none was asked */
    private static Resolution unserved(
            CompiledRoute route, List<StepOutcome> trace, @Nullable Gates gates, long nowMillis) {
        boolean blocked = false;
        boolean keyless = false;
        boolean skipped = false;
        boolean unhealthy = false;
        boolean inapplicable = false;
        for (StepOutcome outcome : trace) {
            if (outcome.step().isChoice()) {
                // A choice is a wish; what the route itself lacks is what has to be told.
                continue;
            }
            switch (outcome.status()) {
                case INCOMPLETE -> {
                    return new Resolution.ResolveIncomplete(route, trace);
                }
                case BLOCKED -> blocked = true;
                case NO_KEY -> keyless = true;
                case UNHEALTHY -> unhealthy = true;
                case NOT_APPLICABLE -> inapplicable = true;
                case SKIPPED_BY_RETRY -> skipped = true;
                case SELECTED, NOT_OFFERED, DISABLED, NOT_REACHED -> {}
            }
        }
        if (unhealthy) {
            return new Resolution.AllUnhealthy(
                    route, trace, gates == null ? null : gates.retryAtMillis(trace), nowMillis);
        }
        if (keyless) {
            return new Resolution.NoKeyAvailable(
                    route, trace, "No usable provider key for any step that policy lets pass");
        }
        if (blocked) {
            return new Resolution.PolicyBlocked(route, trace);
        }
        if (inapplicable) {
            return new Resolution.NoStepApplies(route, trace);
        }
        return new Resolution.NoKeyAvailable(
                route,
                trace,
                skipped ? "No further steps to try after previous failure context" : "The route has no enabled step");
    }
}
