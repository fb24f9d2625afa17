package io.restormel.keys.resolve;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.EvaluateRequest;
import io.restormel.keys.engine.PolicyEvaluator;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.Resolver;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.Signals;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.snapshot.LiveConfiguration;
import io.restormel.keys.usage.UsageRecorder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks the engine on behalf of a caller. Reads one snapshot per request; never waits for a database. Thread-safe. */
@Service
public class ResolveService {

    private final LiveConfiguration configuration;
    private final LiveSignals signals;
    private final UsageEvents events;
    private final UsageRecorder usage;
    private final RecentDecisions decisions;
    private final DecisionMeters meters;
    private final RequestQuota quota;
    private final CurrentCaller callers;
    private final Clock clock;

    ResolveService(
            LiveConfiguration configuration,
            LiveSignals signals,
            UsageEvents events,
            UsageRecorder usage,
            RecentDecisions decisions,
            DecisionMeters meters,
            RequestQuota quota,
            CurrentCaller callers,
            Clock clock) {
        this.configuration = configuration;
        this.signals = signals;
        this.events = events;
        this.usage = usage;
        this.decisions = decisions;
        this.meters = meters;
        this.quota = quota;
        this.callers = callers;
        this.clock = clock;
    }

    /** Who asks, and the configuration that the whole request sees. */
    record Scope(Caller caller, Snapshot snapshot) {}

    /**
     * @throws ApplicationException.Unauthorized when the caller may not see the project, or it does not exist
     * @throws ApplicationException.Refused {@code scope_required} when it is a key that may not resolve
     */
    Scope scope(UUID projectId) {
        var caller = callers.require();
        return new Scope(caller, allowed(caller, projectId));
    }

    /**
     * Decides and records the decision.
     *
     * @throws ApplicationException.LimitReached {@code usage_limit_reached}
     */
    Resolution resolve(Scope scope, ResolveRequest asked, @Nullable String traceId) {
        long start = System.nanoTime();
        var caller = scope.caller();
        var snapshot = scope.snapshot();
        var request = askedBy(caller, snapshot, restricted(caller, snapshot, asked));
        requireQuota(caller, snapshot, request, traceId);
        var resolution = Resolver.resolve(snapshot, request, signals);
        long tookNanos = System.nanoTime() - start;
        var event = events.of(caller, snapshot, request, resolution, traceId, tookNanos, clock.instant());
        meters.decided(resolution, tookNanos);
        decisions.remember(event);
        usage.record(event);
        return resolution;
    }

    /** A refused request is recorded like any other, and counts. */
    private void requireQuota(Caller caller, Snapshot snapshot, ResolveRequest request, @Nullable String traceId) {
        var refusal = quota.take(caller.workspaceId());
        if (refusal != null) {
            usage.record(events.refused(caller, snapshot, request, refusal, traceId, clock.instant()));
            throw refusal;
        }
    }

    /**
     * Decides against what is live, and records nothing.
     *
     * @throws ApplicationException.Unauthorized when the caller may not see the project
     */
    public Resolution simulate(UUID projectId, ResolveRequest request) {
        return simulate(scope(projectId), request);
    }

    Resolution simulate(Scope scope, ResolveRequest request) {
        var snapshot = scope.snapshot();
        var asked = askedBy(scope.caller(), snapshot, restricted(scope.caller(), snapshot, request));
        return Resolver.resolve(snapshot, asked, still());
    }

    /** Decides as if this route were live as given, and records nothing. */
    public Resolution simulateDraft(UUID projectId, RouteConfig draft, ResolveRequest request) {
        snapshot(callers.require(), projectId);
        var preview = configuration.preview(projectId, config -> replacing(config, draft));
        return Resolver.resolve(preview.snapshot(), request, still());
    }

    /** As {@link #simulateDraft}, as if the project had no other route: quick, where many are asked in a row. */
    public Resolution simulateAlone(UUID projectId, RouteConfig draft, ResolveRequest request) {
        snapshot(callers.require(), projectId);
        var preview = configuration.preview(projectId, config -> config.withRoutes(List.of(draft)));
        return Resolver.resolve(preview.snapshot(), request, still());
    }

    /**
     * Would this model pass the policies, and is there something left of the limits?
     *
     * @throws ApplicationException.NotFound {@code unknown_environment} or {@code no_route} when the place asked about is
     *     not there
     */
    public Verdict evaluate(UUID projectId, EvaluateRequest request) {
        return evaluate(projectId, List.of(request)).getFirst();
    }

    /** As {@link #evaluate(UUID, EvaluateRequest)}, all on one configuration and in this order. */
    List<Verdict> evaluate(UUID projectId, List<EvaluateRequest> requests) {
        var caller = callers.require();
        var snapshot = allowed(caller, projectId);
        return requests.stream()
                .map(request -> evaluate(caller, snapshot, restricted(caller, snapshot, request)))
                .toList();
    }

    /** A place that is not there has no policies; to answer as if a model had passed them would let it through. */
    private Verdict evaluate(Caller caller, Snapshot snapshot, EvaluateRequest request) {
        var unknown = PolicyEvaluator.unknownPlace(snapshot, request);
        if (unknown != null) {
            throw unknown.equals("routeId")
                    ? new ApplicationException.NotFound("no_route", "No route matched routeId")
                    : new ApplicationException.NotFound(
                            "unknown_environment", "No environment has this id, slug, type or name");
        }
        return PolicyEvaluator.evaluate(
                snapshot,
                request,
                caller instanceof Caller.GatewayKey key ? key.id().toString() : null,
                still());
    }

    /** A simulation must not advance the round robin of real requests. */
    private Signals still() {
        return signals.still();
    }

    private Snapshot allowed(Caller caller, UUID projectId) {
        var snapshot = snapshot(caller, projectId);
        callers.requireScope(KeyScope.RESOLVE);
        return snapshot;
    }

    private Snapshot snapshot(Caller caller, UUID projectId) {
        var snapshot = configuration.current(projectId);
        if (snapshot == null
                || !caller.mayInProject(projectId, Role.VIEWER)
                || !snapshot.workspaceId().equals(caller.workspaceId().toString())) {
            throw new ApplicationException.Unauthorized("The key is not valid for this project");
        }
        return snapshot;
    }

    /** Limits may be a key's own. */
    private static ResolveRequest askedBy(Caller caller, Snapshot snapshot, ResolveRequest request) {
        return snapshot.isLimited() && caller instanceof Caller.GatewayKey key
                ? request.with(request.attributes().askedBy(key.id().toString()))
                : request;
    }

    /** A key that is restricted to one environment asks in that one, and in no other. */
    private static ResolveRequest restricted(Caller caller, Snapshot snapshot, ResolveRequest asked) {
        if (!(caller instanceof Caller.GatewayKey key) || key.environmentId() == null) {
            return asked;
        }
        var only = key.environmentId().toString();
        if (asked.environment() == null) {
            return asked.inEnvironment(only);
        }
        var environment = snapshot.findEnvironment(asked.environment());
        if (environment != null && !environment.id().equals(only)) {
            throw new ApplicationException.Unauthorized("The key is not valid for this environment");
        }
        return asked;
    }

    /** As above; here an environment that is none would switch off the policies of the one that the key is good for. */
    private static EvaluateRequest restricted(Caller caller, Snapshot snapshot, EvaluateRequest asked) {
        if (!(caller instanceof Caller.GatewayKey key) || key.environmentId() == null) {
            return asked;
        }
        var only = key.environmentId().toString();
        var environment = asked.environment() == null ? null : snapshot.findEnvironment(asked.environment());
        if (asked.environment() != null
                && (environment == null || !environment.id().equals(only))) {
            throw new ApplicationException.Unauthorized("The key is not valid for this environment");
        }
        return asked.inEnvironment(only);
    }

    private static ProjectConfig replacing(ProjectConfig config, RouteConfig draft) {
        var routes = new ArrayList<>(config.routes());
        routes.removeIf(route -> route.id().equals(draft.id()));
        routes.add(draft);
        return config.withRoutes(routes);
    }
}
