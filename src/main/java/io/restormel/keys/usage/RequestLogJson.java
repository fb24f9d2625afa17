package io.restormel.keys.usage;

import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.outcome.OutcomeJson;
import io.restormel.keys.outcome.OutcomeStatus;
import io.restormel.keys.outcome.Report;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recorded request on the wire, with what the host reported of its calls: tokens and costs are their sums, latencies
 * those of the last one. Until something is reported, the cost is the estimate and the latency that of the decision.
 * Latencies are milliseconds with up to three decimals, times epoch milliseconds.
 */
record RequestLogJson(
        UUID id,
        UUID workspaceId,
        UUID projectId,
        @Nullable UUID environmentId,
        @Nullable UUID routeId,
        @Nullable UUID gatewayKeyId,
        @Nullable String customerTenantId,
        String providerType,
        @Nullable String providerModelVariantId,
        @Nullable String finalModelId,
        String requestStatus,
        double latencyMs,
        @Nullable Double ttftMs,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Long cachedTokens,
        @Nullable BigDecimal estimatedCost,
        int fallbackCount,
        @Nullable String errorCode,
        long createdAt,
        Map<String, Object> metadata) {

    record ListJson(List<RequestLogJson> data, @Nullable String nextCursor) {}

    private static final String RESOLVED = "resolved";

    /** @param calls reported of this request, in the order of time */
    static RequestLogJson of(RequestLog request, List<Outcome> calls) {
        var last = calls.isEmpty() ? null : calls.getLast().report();
        var latency = last == null ? null : last.latencyMicros();
        var sum = CallSum.of(calls);
        return new RequestLogJson(
                request.id(),
                request.workspaceId(),
                request.projectId(),
                request.environmentId(),
                request.routeId(),
                request.gatewayKeyId(),
                null,
                request.providerType(),
                null,
                request.modelId(),
                request.status(),
                (latency == null ? request.latencyMicros() : latency) / 1000.0,
                millis(last == null ? null : last.timeToFirstTokenMicros()),
                calls.isEmpty() ? request.inputTokens() : sum.inputTokens(),
                calls.isEmpty() ? request.outputTokens() : sum.outputTokens(),
                sum.cachedTokens(),
                calls.isEmpty() ? request.estimatedCostUsd() : sum.costUsd(),
                request.fallbackCount(),
                errorCode(request, last),
                request.occurredAt().toEpochMilli(),
                metadata(request, calls));
    }

    private static @Nullable Double millis(@Nullable Long micros) {
        return micros == null ? null : micros / 1000.0;
    }

    private static @Nullable String errorCode(RequestLog request, @Nullable Report last) {
        if (!RESOLVED.equals(request.status())) {
            return request.status();
        }
        if (last == null || last.status() != OutcomeStatus.FAILED) {
            return null;
        }
        return last.failureKind() == null ? last.status().wire() : last.failureKind();
    }

    /** The recorded trace, and beside it what has no field of its own. */
    private static Map<String, Object> metadata(RequestLog request, List<Outcome> calls) {
        var metadata = new LinkedHashMap<String, Object>(request.detail());
        put(metadata, "routeName", request.routeName());
        put(metadata, "routeStepId", request.stepId());
        put(metadata, "endUserId", request.endUserId());
        put(metadata, "snapshotId", request.snapshotId());
        metadata.put("attempt", request.attempt());
        metadata.put("sample", request.sample());
        if (!calls.isEmpty()) {
            metadata.put("decisionLatencyMs", request.latencyMicros() / 1000.0);
            metadata.put("outcomes", calls.stream().map(OutcomeJson::of).toList());
        }
        return metadata;
    }

    private static void put(Map<String, Object> metadata, String name, @Nullable Object value) {
        if (value != null) {
            metadata.put(name, value);
        }
    }
}
