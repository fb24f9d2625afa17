package io.restormel.keys.resolve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restormel.keys.access.Caller;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.engine.StepOutcome;
import io.restormel.keys.engine.Violation;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.Redaction;
import io.restormel.keys.usage.EventDetail;
import io.restormel.keys.usage.SharedTrace;
import io.restormel.keys.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a usage event of a decision. The outcome is turned into JSON later, on the thread that writes it, and one that
 * many requests share only once. Thread-safe.
 */
@Component
class UsageEvents {

    /** In the recorded detail: whose key the decision was made with; never an end user's in a shared one. */
    static final String KEY_SOURCE = "keySource";

    private static final int KEPT_CHARACTERS = 16 << 20;

    private final JsonMapper json;
    private final Cache<List<StepOutcome>, Shared> shared = Caffeine.newBuilder()
            .weakKeys()
            .maximumWeight(KEPT_CHARACTERS)
            .weigher((List<StepOutcome> _, Shared outcome) -> outcome.characters())
            .build();

    UsageEvents(JsonMapper json) {
        this.json = json;
    }

    /**
     * What requests with one trace have in common.
     *
     * @param usual how the route is asked for: as the first of them did
     */
    private record Shared(SharedTrace outcome, Asked usual, SharedTrace withUsual) {
        int characters() {
            return outcome.json().length() + withUsual.json().length();
        }
    }

    UsageEvent of(
            Caller caller,
            Snapshot snapshot,
            ResolveRequest request,
            Resolution resolution,
            @Nullable String traceId,
            long tookNanos,
            Instant now) {
        var environment = resolution.environment();
        var route = resolution.route();
        String provider = UsageEvent.NO_PROVIDER;
        String model = null;
        UUID step = null;
        BigDecimal cost = null;
        if (resolution instanceof Resolution.Resolved resolved) {
            provider = resolved.model().providerType();
            model = resolved.model().modelId();
            step = UUID.fromString(resolved.step().id());
            cost = resolved.estimatedCostUsd();
        }
        return new UsageEvent(
                UUID.fromString(request.requestId()),
                caller.workspaceId(),
                UUID.fromString(snapshot.projectId()),
                environment == null ? null : UUID.fromString(environment.id()),
                route == null ? null : UUID.fromString(route.id()),
                route == null ? null : route.name(),
                step,
                caller instanceof Caller.GatewayKey key ? key.id() : null,
                endUser(request.endUserId()),
                resolution.code(),
                provider,
                model,
                Duration.ofNanos(tookNanos),
                request.attemptNumber(),
                passedOver(resolution),
                cost,
                request.estimatedInputTokens(),
                request.estimatedOutputTokens(),
                snapshot.id(),
                false,
                () -> detail(request, resolution, traceId),
                now);
    }

    /** Of a request that was refused before anything was decided. */
    UsageEvent refused(
            Caller caller,
            Snapshot snapshot,
            ResolveRequest request,
            ApplicationException.LimitReached refusal,
            @Nullable String traceId,
            Instant now) {
        return new UsageEvent(
                UUID.fromString(request.requestId()),
                caller.workspaceId(),
                UUID.fromString(snapshot.projectId()),
                null,
                null,
                null,
                null,
                caller instanceof Caller.GatewayKey key ? key.id() : null,
                endUser(request.endUserId()),
                refusal.code(),
                UsageEvent.NO_PROVIDER,
                null,
                Duration.ZERO,
                request.attemptNumber(),
                0,
                null,
                request.estimatedInputTokens(),
                request.estimatedOutputTokens(),
                snapshot.id(),
                false,
                () -> {
                    Map<String, Object> detail = new LinkedHashMap<>();
                    detail.put("explanation", refusal.getMessage());
                    detail.putAll(refusal.data());
                    put(detail, "traceId", traceId);
                    detail.put("request", Asked.of(request).json());
                    return new EventDetail(detail, null);
                },
                now);
    }

    private static int passedOver(Resolution resolution) {
        int count = 0;
        for (var outcome : resolution.trace()) {
            switch (outcome.status()) {
                case SELECTED -> {
                    return count;
                }
                case BLOCKED, INCOMPLETE, NO_KEY, NOT_OFFERED, UNHEALTHY, SKIPPED_BY_RETRY -> count++;
                // A step that was not meant for the request is no step that failed it.
                case NOT_APPLICABLE, DISABLED, NOT_REACHED -> {}
            }
        }
        return count;
    }

    private EventDetail detail(ResolveRequest request, Resolution resolution, @Nullable String traceId) {
        var asked = Asked.of(request);
        var shared = shared(asked, request, resolution);
        if (shared != null && traceId == null && asked.equals(shared.usual())) {
            return new EventDetail(Map.of(), shared.withUsual());
        }
        Map<String, Object> own = shared == null ? outcome(resolution) : new LinkedHashMap<>();
        put(own, "traceId", traceId);
        own.put("request", asked.json());
        return new EventDetail(own, shared == null ? null : shared.outcome());
    }

    /** A first attempt that is answered like all others on its route has everything but its own request in common. */
    private @Nullable Shared shared(Asked asked, ResolveRequest request, Resolution resolution) {
        var trace = resolution.trace();
        var route = resolution.route();
        return request.attemptNumber() == 0 && route != null && route.isSettled(trace)
                ? shared.get(trace, _ -> shared(asked.withoutSession(), outcome(resolution)))
                : null;
    }

    private Shared shared(Asked usual, Map<String, Object> outcome) {
        var without = SharedTrace.of(json.writeValueAsString(outcome));
        outcome.put("request", usual.json());
        return new Shared(without, usual, SharedTrace.of(json.writeValueAsString(outcome)));
    }

    private static Map<String, Object> outcome(Resolution resolution) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("explanation", resolution.message());
        if (resolution instanceof Resolution.Resolved resolved) {
            outcome.put("switchReasonCode", resolved.switchReasonCode());
            outcome.put(KEY_SOURCE, resolved.keyOwner().wire());
        }
        putViolations(outcome, resolution.violations());
        outcome.put("trace", resolution.trace().stream().map(UsageEvents::line).toList());
        return outcome;
    }

    private static Map<String, Object> line(StepOutcome outcome) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("stepId", outcome.step().id());
        line.put("orderIndex", outcome.step().orderIndex());
        put(line, "label", outcome.step().config().label());
        put(line, "providerType", outcome.candidate().providerType());
        put(line, "modelId", outcome.candidate().modelId());
        put(line, "poolMemberIndex", outcome.poolMemberIndex());
        line.put("status", outcome.status().name().toLowerCase(Locale.ROOT));
        put(line, "reason", outcome.reason());
        putViolations(line, outcome.violations());
        return line;
    }

    private static void putViolations(Map<String, Object> map, List<Violation> violations) {
        if (!violations.isEmpty()) {
            map.put("violations", violations(violations));
        }
    }

    private static List<Map<String, String>> violations(List<Violation> violations) {
        return violations.stream()
                .map(v -> Map.of(
                        "policyId",
                        v.policyId(),
                        "policyName",
                        v.policyName(),
                        "type",
                        v.type(),
                        "message",
                        v.message()))
                .toList();
    }

    /** What a client sent is kept, but not if it is a key. */
    static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value instanceof String text ? Redaction.of(text) : value);
        }
    }

    /** A redacted id would be that of somebody else. */
    private static @Nullable String endUser(@Nullable String id) {
        return id == null || Redaction.of(id).equals(id) ? id : null;
    }
}
