package io.restormel.keys.usage;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A recorded request on the wire. Latencies are milliseconds with up to three decimals, times epoch milliseconds. */
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

    static RequestLogJson of(RequestLog request) {
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
                request.latencyMicros() / 1000.0,
                null,
                request.inputTokens(),
                request.outputTokens(),
                null,
                request.estimatedCostUsd(),
                request.fallbackCount(),
                RESOLVED.equals(request.status()) ? null : request.status(),
                request.occurredAt().toEpochMilli(),
                metadata(request));
    }

    /** The recorded trace, and beside it what has no field of its own. */
    private static Map<String, Object> metadata(RequestLog request) {
        var metadata = new LinkedHashMap<String, Object>(request.detail());
        put(metadata, "routeName", request.routeName());
        put(metadata, "routeStepId", request.stepId());
        put(metadata, "endUserId", request.endUserId());
        put(metadata, "snapshotId", request.snapshotId());
        metadata.put("attempt", request.attempt());
        metadata.put("sample", request.sample());
        return metadata;
    }

    private static void put(Map<String, Object> metadata, String name, @Nullable Object value) {
        if (value != null) {
            metadata.put(name, value);
        }
    }
}
