package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether policy would let a model pass, by the same rules as {@link Resolver}. */
public final class PolicyEvaluator {

    private PolicyEvaluator() {}

    /** As the other, asked without a key: limits of keys do not object. */
    public static Verdict evaluate(Snapshot snapshot, EvaluateRequest request, Signals signals) {
        return evaluate(snapshot, request, null, signals);
    }

    private static List<Violation> policies(Snapshot snapshot, EvaluateRequest request, Signals signals) {
        String provider = request.providerType() == null ? null : Providers.canonical(request.providerType());
        boolean deprecated = isDeprecated(snapshot, request, provider, signals);
        EnvironmentRoutes asked =
                request.environment() == null ? snapshot.defaultRoutes() : snapshot.routesOf(request.environment());
        CompiledRoute route = route(snapshot, asked, request.routeId());
        EnvironmentRoutes environment = request.environment() == null && route != null
                ? snapshot.routesOf(route.environment().id())
                : asked;

        PolicyIndex policies = snapshot.policies();
        List<Violation> all = new ArrayList<>();
        add(all, environment == null ? policies.projectWide() : environment.policies(), request, provider, deprecated);
        add(all, route == null ? null : policies.atRoute(route.id()), request, provider, deprecated);
        String stepId = request.routeStepId();
        add(all, stepId == null ? null : policies.atStep(stepId), request, provider, deprecated);
        return all;
    }

    /**
     * Never throws for a request, whatever it holds; thread-safe. An environment, route or step that the snapshot does
     * not know brings no policies of its own; those of workspace and project apply all the same. Limits object when not
     * even the smallest call fits; nothing is set aside, and limits of what is not told, such as the end user, do not
     * object.
     *
     * @param gatewayKeyId whose key asks; null for nobody's
     */
    public static Verdict evaluate(
            Snapshot snapshot, EvaluateRequest request, @Nullable String gatewayKeyId, Signals signals) {
        List<Violation> all = policies(snapshot, request, signals);
        CompiledLimit[] limits = limitsAt(snapshot, request);
        if (limits.length > 0) {
            RequestAttributes told = RequestAttributes.NONE;
            ResolveRequest asking = ResolveRequest.builder("evaluate")
                    .attributes(gatewayKeyId == null ? told : told.askedBy(gatewayKeyId))
                    .build();
            LimitEstimate smallest = smallestCall(snapshot, request);
            Violations.addMissing(all, signals.limits().asked().reserve(limits, smallest, asking, signals.nowMillis()));
        }
        return all.isEmpty() ? ALLOWED : new Verdict.Denied(all);
    }

    private static CompiledLimit[] limitsAt(Snapshot snapshot, EvaluateRequest request) {
        EnvironmentRoutes asked =
                request.environment() == null ? snapshot.defaultRoutes() : snapshot.routesOf(request.environment());
        CompiledRoute route = route(snapshot, asked, request.routeId());
        String environment = request.environment() == null && route != null
                ? route.environment().id()
                : asked == null ? null : asked.config().id();
        return snapshot.policies().limits().at(environment, route == null ? null : route.id(), request.routeStepId());
    }

    private static LimitEstimate smallestCall(Snapshot snapshot, EvaluateRequest request) {
        return request.providerType() == null || request.modelId() == null
                ? LimitEstimate.SMALLEST
                : LimitEstimate.smallest(snapshot.catalog()
                        .find(new ModelRef(Providers.canonical(request.providerType()), request.modelId())));
    }

    /**
     * The place that a request names and the snapshot does not know: {@code environmentId} or {@code routeId}; null when
     * it knows both. What applies there cannot be told.
     */
    public static @Nullable String unknownPlace(Snapshot snapshot, EvaluateRequest request) {
        EnvironmentRoutes asked =
                request.environment() == null ? snapshot.defaultRoutes() : snapshot.routesOf(request.environment());
        if (request.environment() != null && asked == null) {
            return "environmentId";
        }
        return request.routeId() != null && route(snapshot, asked, request.routeId()) == null ? "routeId" : null;
    }

    private static final Verdict ALLOWED = new Verdict.Allowed();

    private static @Nullable CompiledRoute route(
            Snapshot snapshot, @Nullable EnvironmentRoutes environment, @Nullable String routeId) {
        if (routeId == null) {
            return null;
        }
        CompiledRoute route = snapshot.findRoute(routeId);
        return route == null && environment != null ? environment.named(routeId) : route;
    }

    private static void add(
            List<Violation> all,
            @Nullable PolicySet policies,
            EvaluateRequest request,
            @Nullable String provider,
            boolean deprecated) {
        if (policies != null) {
            Violations.addMissing(all, policies.check(provider, request.modelId(), deprecated));
        }
    }

    private static boolean isDeprecated(
            Snapshot snapshot, EvaluateRequest request, @Nullable String provider, Signals signals) {
        if (request.modelLifecycleState() != null) {
            return CatalogModel.isDeprecated(request.modelLifecycleState());
        }
        if (request.modelId() == null) {
            return false;
        }
        CatalogModel model = snapshot.catalog().find(new ModelRef(provider == null ? "" : provider, request.modelId()));
        return model != null && (model.isDeprecatedByState() || signals.nowMillis() >= model.deprecatedFromMillis());
    }
}
